import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { env } from "node:process";
import { expect, test, vi } from "vitest";
import { generateModels } from "../generate-models.js";
import { readTree } from "../read-tree.js";
import { CASE_FILES, findCases, isCompared, listCaseFiles } from "./find-cases.js";

// A new version of the generator changes the first line of every file; the expected ones stay as they are.
vi.mock("../../src/version.js", () => ({ VERSION: "0.0.0" }));

const cases = findCases();

test("a case consists of its input and of what is expected", () => {
  for (const [name, files] of listCaseFiles()) {
    expect(files, name).toEqual(expect.arrayContaining(["input.csdl.xml", "roots"]));
    expect(
      files.filter((file) => !CASE_FILES.test(file)),
      name,
    ).toEqual([]);
  }
});

test.each(cases)("$name", async ({ name, source, directory, expected }) => {
  const generated = Object.entries(await generateModels(source));
  const compared = Object.fromEntries(generated.filter(([path]) => isCompared(name, path)));
  if (env["UPDATE_GOLDENS"] === undefined) {
    expect(compared).toEqual(expected);
    return;
  }
  rmSync(directory, { recursive: true, force: true });
  for (const [path, text] of Object.entries(compared)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
  expect(readTree(directory)).toEqual(compared);
});
