import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { repository } from "./repository.js";
import { temporaryDirectory } from "./temporary-directory.js";
import { compile, layOutProject, runLine, runTests } from "./documentation/project.js";
import { readFences } from "./documentation/read-fences.js";

/** What README.md says to run in the repository itself, as `.ci/run` and its readers do. */
const ELSEWHERE = ["npm ci && npm run generate", "npm ci && npm test"];

const fences = readFences("README.md");
const project = temporaryDirectory();
layOutProject(project);

describe("README.md", () => {
  const excerpts = fences.filter(({ file }) => file !== undefined);
  test.each(excerpts)("line $line: is in $file", ({ file = "", text }) => {
    expect(readFileSync(join(repository, file), "utf8")).toContain(text);
  });

  const commands = fences.flatMap(({ language, text, line }, index) => {
    if (language !== "sh") return [];
    const lines = text.trimEnd().split("\n");
    const next = fences[index + 1];
    return lines.map((command, offset) => ({
      command,
      line: line + offset,
      // What stands in the block behind the commands is what the last of them prints.
      printed:
        offset === lines.length - 1 && next?.language === "text" ? next.text.trimEnd() : undefined,
    }));
  });

  test("says which commands are run elsewhere", () => {
    expect(commands.map(({ command }) => command)).toEqual(expect.arrayContaining(ELSEWHERE));
  });

  const here = commands.filter(({ command }) => !ELSEWHERE.includes(command));
  test.each(here)("line $line: $command runs", ({ command, printed }) => {
    const { status, output, errors } = runLine(command, project);
    expect({ status, errors }).toEqual({ status: 0, errors: "" });
    if (printed !== undefined) expect(output.trimEnd()).toBe(printed);
  });

  const examples = fences.filter(
    ({ language, file }) => language === "ts" && (file === undefined || !file.includes("/")),
  );

  test("its TypeScript compiles", () => {
    const files = examples.map(({ text, line }) => {
      writeFileSync(join(project, `line-${line}.ts`), text);
      return `line-${line}.ts`;
    });
    expect(files.length).toBeGreaterThan(1);
    expect(compile(files, project)).toBe("");
  });

  const tests = examples.filter(({ text }) => text.includes('from "vitest"'));
  test.each(tests)("line $line: its tests pass", ({ text, line }) => {
    const file = `line-${line}.test.ts`;
    writeFileSync(join(project, file), text);
    const { status, output } = runTests(file, project);
    expect({ status, output }).toEqual({
      status: 0,
      output: expect.stringMatching(/Tests +\d+ passed/),
    });
  });

  test("there are tests among its examples", () => {
    expect(tests).not.toEqual([]);
  });
});
