import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { BOOKS, projectWithConfig, runIn } from "./project.js";

const MODULE = "packages/books-mocks/src/recordings.ts";

/** The text of a HAR file with nothing recorded in it. */
function archive(rest: object = {}): string {
  return JSON.stringify({ log: { version: "1.2", entries: [], ...rest } });
}

function write(cwd: string, folder: string, files: Readonly<Record<string, string>>): void {
  mkdirSync(join(cwd, folder), { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, folder, name), text);
}

/** The names of the recordings that mocks come with. */
function readNames(cwd: string): readonly string[] {
  const text = readFileSync(join(cwd, MODULE), "utf8");
  return [...text.matchAll(/^ {2}("?)([\w-]+)\1: \(\) =>/gm)].map(([, , name = ""]) => name);
}

test("recordings of the folder that the config names are in the mocks, by name", async () => {
  const cwd = projectWithConfig({ recordings: "seen" });
  write(cwd, "seen", {
    "list-books.har": archive({ comment: "As seen in 2026.", _tool: "its own" }),
    "add.har": `${archive()}\n`,
    "notes.txt": "nothing",
  });
  expect((await runIn(cwd, "generate", "--only", "mocks")).code).toBe(0);
  expect(readNames(cwd)).toEqual(["add", "list-books"]);
  const module = join(cwd, "packages/books-mocks/src/recordings/list-books.ts");
  const text = readFileSync(module, "utf8");
  expect(text).toContain("/** As seen in 2026. */\nexport const recording: object = {\n");
  expect(text).toContain('_tool: "its own"');
});

test("without one, those beside the metadata are, if there are any", async () => {
  const cwd = projectWithConfig();
  expect((await runIn(cwd, "generate", "--only", "mocks")).code).toBe(0);
  expect(readNames(cwd)).toEqual([]);
  write(cwd, "recordings", { "list.har": archive() });
  expect((await runIn(cwd, "generate", "--only", "mocks")).code).toBe(0);
  expect(readNames(cwd)).toEqual(["list"]);
});

test("a flag says the same as the config", async () => {
  const cwd = projectWithConfig();
  write(cwd, "seen", { "list.har": archive() });
  const flags = ["--out", "packages", "--only", "mocks", "--recordings", "seen"];
  expect((await runIn(cwd, "generate", ...BOOKS, ...flags)).code).toBe(0);
  expect(readNames(cwd)).toEqual(["list"]);
});

test("what the service held before them stands beside them", async () => {
  const cwd = projectWithConfig();
  write(cwd, "recordings", { "list.har": archive(), "state.json": '{ "books": [] }' });
  expect((await runIn(cwd, "generate", "--only", "mocks")).code).toBe(0);
  const module = join(cwd, "packages/books-mocks/src/state.ts");
  expect(readFileSync(module, "utf8")).toMatch(
    /export const state: State = \{\s+books: \[\],?\s+\};/,
  );
  for (const [text, message] of [
    ["{", "recordings/state.json is not JSON"],
    ["[]", "recordings/state.json: expected an object, as `graphslice mock --save` writes it"],
  ] as const) {
    write(cwd, "recordings", { "state.json": text });
    const { code, err } = await runIn(cwd, "generate", "--only", "mocks");
    expect(code).toBe(1);
    expect(err.join()).toContain(message);
  }
});

test("a folder that is named has to be there", async () => {
  const cwd = projectWithConfig({ recordings: "seen" });
  const { code, err } = await runIn(cwd, "generate", "--only", "mocks");
  expect(code).toBe(1);
  expect(err.join()).toContain("seen: recordings cannot be read");
});

test.each([
  ["no JSON", "list.har", "{", "seen/list.har is not JSON"],
  ["no recording", "list.har", '{ "log": {} }', "/log/entries: expected a list but found nothing"],
  ["a name of no module", "a.d.har", archive(), "seen/a.d.har: expected a name of letters"],
])("what is in it is judged: %s", async (_, file, text, message) => {
  const cwd = projectWithConfig({ recordings: "seen" });
  write(cwd, "seen", { [file]: text });
  const { code, err } = await runIn(cwd, "generate", "--only", "mocks");
  expect(code).toBe(1);
  expect(err.join()).toContain(message);
});
