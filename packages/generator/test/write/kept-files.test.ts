import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { writePackages } from "../../src/write/write-packages.js";
import { asOrdinaryUser } from "./as-ordinary-user.js";
import { describeTree } from "./describe-tree.js";
import { fileSystemError, interceptFileSystem } from "./intercept-file-system.js";
import { layOutTree, outputOf } from "./lay-out-tree.js";
import { temporaryDirectory } from "./temporary-directory.js";

const FIRST = { "index.ts": "1\n", "same.ts": "same\n", "src/gone/deep/old.ts": "1\n" };
const SECOND = { "index.ts": "2\n", "same.ts": "same\n" };

function writeFirst(): { readonly directory: string; readonly target: string } {
  const directory = temporaryDirectory();
  const target = join(directory, "models");
  writePackages([outputOf(target, FIRST)], "0.1.0");
  return { directory, target };
}

function writeSecond(target: string): void {
  writePackages([outputOf(target, SECOND)], "0.1.0");
}

test("node_modules, dist and other files made by hand keep inode, times and mode", () => {
  const { target } = writeFirst();
  layOutTree(target, {
    "node_modules/x/index.js": "x",
    "dist/index.js": "1\n",
    ".git/config": "",
    "run.sh": "#!/bin/sh\n",
    "read-only.txt": "",
  });
  chmodSync(join(target, "run.sh"), 0o755);
  chmodSync(join(target, "read-only.txt"), 0o444);
  utimesSync(join(target, "run.sh"), 1, 1_000_000_000.5);
  const before = describeTree(target, { identity: true });
  writeSecond(target);
  const after = describeTree(target, { identity: true });
  const changed = Object.keys(before).filter((path) => before[path] !== after[path]);
  expect(changed).toEqual([
    ".graphslice.json",
    "index.ts",
    "src",
    "src/gone",
    "src/gone/deep",
    "src/gone/deep/old.ts",
  ]);
});

test("directories that deletion empties go, those with something in them and those empty before stay", () => {
  const { target } = writeFirst();
  mkdirSync(join(target, "src/empty"));
  mkdirSync(join(target, "other/empty"), { recursive: true });
  writeSecond(target);
  expect(Object.keys(describeTree(target))).toEqual([
    ".",
    ".graphslice.json",
    "index.ts",
    "other",
    "other/empty",
    "same.ts",
    "src",
    "src/empty",
  ]);
});

test("links are made anew, be it to nothing or to a directory", () => {
  const { directory, target } = writeFirst();
  layOutTree(directory, { "outside/o.ts": "outside\n" });
  symlinkSync("../outside", join(target, "outside"));
  symlinkSync("nowhere", join(target, "src/dangling"));
  symlinkSync(join(target, "same.ts"), join(target, "absolute"));
  const links = ["outside", "src/dangling", "absolute"];
  const before = describeTree(target);
  writeSecond(target);
  const after = describeTree(target);
  expect(links.map((path) => after[path])).toEqual(links.map((path) => before[path]));
  expect(readFileSync(join(target, "outside/o.ts"), "utf8")).toBe("outside\n");
});

test("a link in the place of a generated file is replaced, not followed", () => {
  const { directory, target } = writeFirst();
  layOutTree(directory, { "outside.ts": "outside\n" });
  writePackages([outputOf(target, { "same.ts": "same\n" })], "0.1.0");
  layOutTree(target, { ".graphslice.json": '{ "generator": "0.1.0", "files": ["index.ts"] }' });
  symlinkSync("../outside.ts", join(target, "index.ts"));
  writeSecond(target);
  expect(describeTree(directory)["outside.ts"]).toBe('file 644 "outside\\n"');
  expect(describeTree(target)["index.ts"]).toBe('file 644 "2\\n"');
});

test("modes of directories and of changed files stay, also where they forbid writing", () => {
  const [before, after] = asOrdinaryUser(() => {
    const { directory, target } = writeFirst();
    layOutTree(target, { "shared/own.ts": "", "locked/deep/own.ts": "" });
    chmodSync(join(target, "index.ts"), 0o640);
    chmodSync(join(target, "shared"), 0o2775);
    chmodSync(join(target, "locked/deep"), 0o500);
    chmodSync(join(target, "locked"), 0o555);
    chmodSync(target, 0o511);
    const tree = describeTree(directory);
    writeSecond(target);
    return [tree, describeTree(directory)];
  });
  const paths = Object.keys(before).filter((path) => !path.startsWith("models/src"));
  const changed = paths.filter((path) => before[path] !== after[path]);
  expect(changed).toEqual(["models/.graphslice.json", "models/index.ts"]);
  expect(after["models/index.ts"]).toBe('file 640 "2\\n"');
  expect(Object.keys(after)).toEqual(paths);
});

test("a directory stays whose only file gives way to another", () => {
  const { target } = writeFirst();
  chmodSync(join(target, "src"), 0o700);
  writePackages([outputOf(target, { "same.ts": "same\n", "src/new.ts": "" })], "0.1.0");
  expect(describeTree(target)).toMatchObject({ src: "directory 700", "src/new.ts": 'file 644 ""' });
});

test.runIf(process.geteuid?.() === 0)("owners stay when root writes", () => {
  const { target } = writeFirst();
  layOutTree(target, { "own/own.ts": "" });
  const owned = ["", "own", "own/own.ts", "index.ts"].map((path) => join(target, path));
  for (const path of owned) chownSync(path, 1234, 1235);
  writeSecond(target);
  for (const path of owned) expect(lstatSync(path)).toMatchObject({ uid: 1234, gid: 1235 });
});

test.each(["EPERM", "EMLINK", "ENOTSUP"])(
  "where files cannot be linked (%s), they are copied with times and mode",
  (code) => {
    const { target } = writeFirst();
    layOutTree(target, { "run.sh": "#!/bin/sh\n" });
    chmodSync(join(target, "run.sh"), 0o755);
    utimesSync(join(target, "run.sh"), 1, 1_000_000_000.5);
    const before = lstatSync(join(target, "run.sh"));
    interceptFileSystem(
      (operation) => {
        if (operation === "linkSync") throw fileSystemError(code, operation);
      },
      () => writeSecond(target),
    );
    const after = lstatSync(join(target, "run.sh"));
    expect(after.ino).not.toBe(before.ino);
    expect(after).toMatchObject({ mode: before.mode, mtimeMs: before.mtimeMs });
    expect(readFileSync(join(target, "run.sh"), "utf8")).toBe("#!/bin/sh\n");
  },
);

test("a file kept open and written in place is still the same file", () => {
  const { target } = writeFirst();
  const log = join(target, "log.txt");
  writeFileSync(log, "one\n");
  const { ino } = lstatSync(log);
  writeSecond(target);
  writeFileSync(log, "two\n", { flag: "a" });
  expect(lstatSync(log)).toMatchObject({ ino, nlink: 1 });
  expect(readFileSync(log, "utf8")).toBe("one\ntwo\n");
});
