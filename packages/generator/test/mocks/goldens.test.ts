import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { env } from "node:process";
import { fileURLToPath } from "node:url";
import { expect, test, vi } from "vitest";
import type { Recording } from "../../src/package-context.js";
import { formatFile } from "../format/format-file.js";
import { generateMocks } from "../generate-models.js";
import { findCases } from "../golden/find-cases.js";
import { readTree } from "../read-tree.js";

vi.mock("../../src/version.js", () => ({ VERSION: "0.0.0" }));

const directory = fileURLToPath(new URL("expected/", import.meta.url));
const input = readFileSync(new URL("input.csdl.xml", import.meta.url), "utf8");

const recordings: readonly Recording[] = [
  {
    name: "list-orders",
    archive: {
      log: {
        version: "1.2",
        creator: { name: "by hand", version: "1" },
        comment: "Invented.",
        entries: [],
      },
    },
  },
];

const state = { orders: [{ id: "o1", total: "12.50" }] };

test("the mocks of a slice are as expected", async () => {
  const files = await generateMocks({ text: input }, { recordings, state });
  if (env["UPDATE_GOLDENS"] !== undefined) {
    rmSync(directory, { recursive: true, force: true });
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(directory, path)), { recursive: true });
      writeFileSync(join(directory, path), text);
    }
  }
  expect(readTree(directory)).toEqual(files);
});

// The names of that case are longer than any of Graph's: what is made of them is right, but laid out otherwise.
const known = findCases().filter(({ name }) => name !== "long-names");
const cases = [...known, { name: "the slice of this test", source: { text: input } }];

test.each(cases)("Prettier leaves the mocks of $name as they are", async ({ source }) => {
  const files = Object.entries(await generateMocks(source)).filter(
    ([path]) => !path.endsWith(".json"),
  );
  const formatted = await Promise.all(
    files.map(async ([path, text]) => [path, await formatFile(path, text)]),
  );
  expect(Object.fromEntries(formatted)).toEqual(Object.fromEntries(files));
});
