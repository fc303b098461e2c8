import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { BOOKS, projectWithConfig, runIn } from "./project.js";

const MODULE = "packages/books-mocks/src/recordings.ts";

function write(cwd: string, folder: string, files: Readonly<Record<string, string>>): void {
  mkdirSync(join(cwd, folder), { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, folder, name), text);
}

/** The names of the recordings that mocks come with. */
function readNames(cwd: string): readonly string[] {
  const text = readFileSync(join(cwd, MODULE), "utf8");
  return [...text.matchAll(/^ {2}("?)([\w-]+)\1: \[/gm)].map(([, , name = ""]) => name);
}

test("recordings of the folder that the config names are in the mocks, by name", async () => {
  const cwd = projectWithConfig({ recordings: "seen" });
  write(cwd, "seen", {
    "list-books.har": '{ "log": { "version": "1.2" } }',
    "add.har": '{\n  "log": {}\n}\n',
    "notes.txt": "nothing",
  });
  expect((await runIn(cwd, "generate", "--only", "mocks")).code).toBe(0);
  expect(readNames(cwd)).toEqual(["add", "list-books"]);
  const text = readFileSync(join(cwd, MODULE), "utf8");
  expect(text).toContain(`"list-books": ['{ "log": { "version": "1.2" } }'],`);
});

test("without one, those beside the metadata are, if there are any", async () => {
  const cwd = projectWithConfig();
  expect((await runIn(cwd, "generate", "--only", "mocks")).code).toBe(0);
  expect(readNames(cwd)).toEqual([]);
  write(cwd, "recordings", { "list.har": "{}" });
  expect((await runIn(cwd, "generate", "--only", "mocks")).code).toBe(0);
  expect(readNames(cwd)).toEqual(["list"]);
});

test("a flag says the same as the config", async () => {
  const cwd = projectWithConfig();
  write(cwd, "seen", { "list.har": "{}" });
  const flags = ["--out", "packages", "--only", "mocks", "--recordings", "seen"];
  expect((await runIn(cwd, "generate", ...BOOKS, ...flags)).code).toBe(0);
  expect(readNames(cwd)).toEqual(["list"]);
});

test("a folder that is named has to be there, and what is in it has to be JSON", async () => {
  const cwd = projectWithConfig({ recordings: "seen" });
  const missing = await runIn(cwd, "generate", "--only", "mocks");
  expect(missing.code).toBe(1);
  expect(missing.err.join()).toContain("seen: recordings cannot be read");
  write(cwd, "seen", { "list.har": "{" });
  const broken = await runIn(cwd, "generate", "--only", "mocks");
  expect(broken.code).toBe(1);
  expect(broken.err.join()).toContain("seen/list.har: expected an HTTP Archive, which is JSON");
});
