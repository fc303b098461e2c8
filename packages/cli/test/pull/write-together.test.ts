import { chmodSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { writeTogether } from "../../src/pull/write-together.js";
import { emptyDirectory, writeFiles } from "../project.js";
import { contentsOf } from "./server.js";

const file = (directory: string, path: string): Parameters<typeof writeTogether>[0][number] => ({
  path: join(directory, path),
  data: `new ${path}`,
  shown: path,
});

test("files are written, and nothing else is left", () => {
  const directory = emptyDirectory();
  writeFiles(directory, { a: "old" });
  chmodSync(join(directory, "a"), 0o640);
  writeTogether([file(directory, "a"), file(directory, "deep/er/b")]);
  expect(contentsOf(directory)).toEqual({
    [join(directory, "a")]: "new a",
    [join(directory, "deep")]: "folder",
    [join(directory, "deep/er")]: "folder",
    [join(directory, "deep/er/b")]: "new deep/er/b",
  });
  expect(statSync(join(directory, "a")).mode & 0o777).toBe(0o640);
});

test("if one cannot be replaced, those before it are put back", () => {
  const directory = emptyDirectory();
  writeFiles(directory, { a: "old" });
  const before = contentsOf(directory);
  // The third needs a folder where the second is to be.
  const files = ["a", "new/b", "new/b/c"].map((path) => file(directory, path));
  expect(() => writeTogether(files)).toThrow(/^new\/b: cannot be written: /);
  expect(contentsOf(directory)).toEqual(before);
});

test("if one cannot be staged, none is replaced", () => {
  const directory = emptyDirectory();
  writeFiles(directory, { a: "old", "folder/x": "" });
  const before = contentsOf(directory);
  const files = ["new/b", "a", "folder"].map((path) => file(directory, path));
  expect(() => writeTogether(files)).toThrow(
    "folder: cannot be written: it is a folder; expected a file",
  );
  expect(contentsOf(directory)).toEqual(before);
});
