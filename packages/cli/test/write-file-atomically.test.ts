import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { describe, expect, test } from "vitest";
import { checkWritable, writeFileAtomically } from "../src/write-file-atomically.js";
import { emptyDirectory } from "./project.js";

describe.each([
  ["writing", (file: string) => writeFileAtomically(file, "text", "shown")],
  ["checking", (file: string) => checkWritable(file, "shown")],
])("%s", (_title, act) => {
  test("makes the folders of a file", () => {
    const cwd = emptyDirectory();
    act(join(cwd, "a/b/c.json"));
    expect(existsSync(join(cwd, "a/b"))).toBe(true);
  });

  test("says what is in the way", () => {
    const cwd = emptyDirectory();
    writeFileSync(join(cwd, "file"), "mine");
    mkdirSync(join(cwd, "folder"));
    expect(() => act(join(cwd, "file/a"))).toThrow("shown: cannot be written: ");
    expect(() => act(join(cwd, "folder"))).toThrow("shown: cannot be written: ");
    expect(readFileSync(join(cwd, "file"), "utf8")).toBe("mine");
  });

  test.skipIf(!existsSync("/proc/self"))("ends where the system has no place for a folder", () => {
    expect(() => act("/proc/nothing/a/b.json")).toThrow("shown: cannot be written: ");
  });
});

test("checking writes nothing", () => {
  const cwd = emptyDirectory();
  checkWritable(join(cwd, "a.json"), "a.json");
  expect(existsSync(join(cwd, "a.json"))).toBe(false);
});

test.skipIf(process.platform === "win32")("writing keeps who may read a file", () => {
  const file = join(emptyDirectory(), "a.json");
  writeFileSync(file, "old", { mode: 0o600 });
  writeFileAtomically(file, "new", "a.json");
  expect(statSync(file).mode & 0o777).toBe(0o600);
});
