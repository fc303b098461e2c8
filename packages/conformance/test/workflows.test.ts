import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { check, format } from "prettier";
import { describe, expect, test } from "vitest";
import { runLine, writeNpx } from "./documentation/project.js";
import { repository } from "./repository.js";
import { temporaryDirectory } from "./temporary-directory.js";

const FOLDER = join(repository, "docs/workflows");
const project = temporaryDirectory();
writeNpx(project);

const files = readdirSync(FOLDER).filter((name) => name.endsWith(".yml"));
const read = (file: string): string => readFileSync(join(FOLDER, file), "utf8");

/** The scripts of a workflow's steps: in the line of `run:`, or indented below it. */
function scriptsOf(text: string): readonly string[] {
  return [...text.matchAll(/^( *)(?:- )?run: (?:(.*[^|\n])|\|\n((?:\1 +.*\n|\n)+))$/gm)].map(
    ([, , line, block]) => line ?? block?.replace(/^ +/gm, "") ?? "",
  );
}

/** Every call of a command line in scripts, with its flags. */
function callsOf(scripts: readonly string[]): readonly (readonly string[])[] {
  return scripts.flatMap((script) =>
    [...script.matchAll(/npx graphslice ([^>|&;\n]*)/g)].map(([, words = ""]) =>
      words.trim().split(/\s+/),
    ),
  );
}

test("there is a workflow for every change, and one for every week", () => {
  expect(files).toEqual(["graphslice-check.yml", "graphslice-update.yml"]);
  const guide = readFileSync(join(repository, "docs/ci.md"), "utf8");
  for (const file of files) expect(guide).toContain(`(workflows/${file})`);
});

describe.each(files)("%s", (file) => {
  const text = read(file);

  test("is YAML, and has what GitHub wants", async () => {
    expect(await check(text, { parser: "yaml", printWidth: 100 })).toBe(true);
    await expect(format(`${text}\n  - : [`, { parser: "yaml" })).rejects.toThrow();
    for (const key of ["name", "on", "permissions", "jobs"]) {
      expect(text).toMatch(new RegExp(`^${key}:`, "m"));
    }
    expect(text).toMatch(/^ {4}runs-on: /m);
    expect(text).toMatch(/^ {4}steps:$/m);
    const steps = text.split("\n").filter((line) => line.startsWith("      - "));
    expect(steps.every((line) => /^ {6}- (?:uses: \S+@v\d+|run: |name: )/.test(line))).toBe(true);
  });

  test("has scripts of a shell", () => {
    const scripts = scriptsOf(text);
    expect(scripts.length).toBe(text.match(/\brun: /g)?.length);
    for (const script of scripts) {
      const { status, stderr } = spawnSync("bash", ["-n"], { input: script, encoding: "utf8" });
      expect({ status, stderr, script }).toEqual({ status: 0, stderr: "", script });
    }
  });

  test("calls commands that there are, with flags that they have", () => {
    const calls = callsOf(scriptsOf(text));
    expect(calls.length).toBeGreaterThan(0);
    for (const [command, ...flags] of calls) {
      const { status, output } = runLine(`npx graphslice ${command} --help`, project);
      expect({ status, command }).toEqual({ status: 0, command });
      expect(output).toMatch(new RegExp(`^Usage: graphslice ${command} `));
      for (const flag of flags) expect(output).toMatch(new RegExp(`${flag}\\b`));
    }
  });
});
