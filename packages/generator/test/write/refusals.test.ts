import { execFileSync } from "node:child_process";
import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { planWrite } from "../../src/write/plan-write.js";
import { WriteError } from "../../src/write/write-error.js";
import { writePackages } from "../../src/write/write-packages.js";
import { describeTree } from "./describe-tree.js";
import { layOutTree, outputOf, type Tree } from "./lay-out-tree.js";
import { temporaryDirectory } from "./temporary-directory.js";

const FIRST: Tree = { "a.ts": "a1\n", "src/b.ts": "b1\n" };
const SECOND: Tree = { "a.ts": "a2\n", "src/b.ts": "b2\n", "new/c.ts": "c2\n" };

/** Writes a package, spoils it and tells how the next write, and planning it, fail. */
function refusalOf(spoil: (target: string, directory: string) => void, next = SECOND): string {
  const directory = temporaryDirectory();
  const target = join(directory, "models");
  const ready = join(directory, "client");
  writePackages([outputOf(target, FIRST)], "0.1.0");
  spoil(target, directory);
  const before = describeTree(directory, { identity: true });
  const packages = [outputOf(ready, { "client.ts": "" }), outputOf(target, next)];
  const errors = [planWrite, writePackages].map((run) => {
    try {
      run(packages, "0.1.0");
    } catch (error) {
      return error;
    }
    throw new Error(`${run.name} did not refuse`);
  });
  expect(describeTree(directory, { identity: true })).toEqual(before);
  const [planning, writing] = errors;
  if (!(planning instanceof WriteError) || !(writing instanceof WriteError)) throw writing;
  expect(planning.message).toBe(writing.message);
  expect(writing.message.startsWith(`${writing.path} `)).toBe(true);
  return writing.message.replaceAll(target, "TARGET");
}

test("a file that was not generated stays", () => {
  expect(refusalOf((target) => layOutTree(target, { "new/c.ts": "by hand\n" }))).toBe(
    "TARGET/new/c.ts exists and was not generated; move or delete it",
  );
});

test("several files that were not generated are told together", () => {
  const names = "abcdefg".split("").map((letter) => `by-hand/${letter}.ts`);
  const byHand = Object.fromEntries(names.map((name) => [name, "by hand\n"]));
  const generated = Object.fromEntries(names.map((name) => [name, "generated\n"]));
  expect(refusalOf((target) => layOutTree(target, byHand), generated)).toBe(
    "TARGET/by-hand/a.ts exists and was not generated (so do TARGET/by-hand/b.ts, TARGET/by-hand/c.ts, TARGET/by-hand/d.ts, TARGET/by-hand/e.ts and 2 more); move or delete it",
  );
});

test("a link that was not generated stays, be there the same text behind it", () => {
  const spoil = (target: string): void => {
    layOutTree(target, { "same.ts": "c2\n", "new/": "" });
    symlinkSync("../same.ts", join(target, "new/c.ts"));
  };
  expect(refusalOf(spoil)).toBe("TARGET/new/c.ts exists and was not generated; move or delete it");
});

test("a package without its manifest is somebody else's", () => {
  expect(refusalOf((target) => rmSync(join(target, ".graphslice.json")))).toBe(
    "TARGET/a.ts exists and was not generated (so do TARGET/src/b.ts); move or delete it",
  );
});

const THROUGH_LINK =
  "is a symbolic link where generated files are; expected a directory, as nothing is written or deleted through links; replace it by a directory or delete it";

test("nothing is written through a link", () => {
  const spoil = (target: string, directory: string): void => {
    mkdirSync(join(directory, "outside"));
    symlinkSync("../outside", join(target, "new"));
  };
  expect(refusalOf(spoil)).toBe(`TARGET/new ${THROUGH_LINK}`);
});

test("nothing is deleted through a link", () => {
  const spoil = (target: string, directory: string): void => {
    renameSync(join(target, "src"), join(directory, "outside"));
    symlinkSync("../outside", join(target, "src"));
  };
  expect(refusalOf(spoil, { "a.ts": "a2\n" })).toBe(`TARGET/src ${THROUGH_LINK}`);
});

test("a link to nothing is no directory either", () => {
  expect(refusalOf((target) => symlinkSync("nowhere", join(target, "new")))).toBe(
    `TARGET/new ${THROUGH_LINK}`,
  );
});

test("a directory where a generated file is to be", () => {
  expect(refusalOf((target) => layOutTree(target, { "new/c.ts/own.ts": "" }))).toBe(
    "TARGET/new/c.ts is a directory; expected a generated file; move or delete it",
  );
});

test("a directory where a generated file was", () => {
  const spoil = (target: string): void => {
    rmSync(join(target, "a.ts"));
    mkdirSync(join(target, "a.ts"));
  };
  expect(refusalOf(spoil, {})).toBe(
    "TARGET/a.ts is a directory; expected a generated file; move or delete it",
  );
});

test.runIf(process.platform !== "win32")("a special file, which is not opened", () => {
  const spoil = (target: string): void => {
    rmSync(join(target, "a.ts"));
    execFileSync("mkfifo", [join(target, "a.ts")]);
  };
  expect(refusalOf(spoil)).toBe(
    "TARGET/a.ts is a special file; expected a generated file; move or delete it",
  );
});

test("a file where a directory is to be", () => {
  expect(refusalOf((target) => writeFileSync(join(target, "new"), "by hand\n"))).toBe(
    "TARGET/new is not a directory; expected one to write into; move or delete it",
  );
});

test("a directory for a manifest", () => {
  const spoil = (target: string): void => {
    rmSync(join(target, ".graphslice.json"));
    mkdirSync(join(target, ".graphslice.json"));
  };
  expect(refusalOf(spoil)).toBe(
    "TARGET/.graphslice.json is a directory; expected a generated file; move or delete it",
  );
});
