import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { checkPlannedPaths, directoriesOf, isManagedPath } from "../../src/write/managed-path.js";
import { writePackages } from "../../src/write/write-packages.js";
import { describeTree } from "./describe-tree.js";
import { layOutTree, outputOf } from "./lay-out-tree.js";
import { temporaryDirectory } from "./temporary-directory.js";

const UNMANAGED = [
  "",
  ".",
  "..",
  "../a.ts",
  "a/../../b.ts",
  "a/./b.ts",
  "./a.ts",
  "/etc/passwd",
  "//a",
  "a//b",
  "a/",
  "a\\b.ts",
  "..\\a.ts",
  "C:/a.ts",
  "C:a.ts",
  "a.ts:stream",
  "a\0.ts",
  "a\n.ts",
  "a.ts.",
  "a.ts ",
  "...",
  "\u00e4.ts",
  "*.ts",
  ".graphslice.json",
  ".GraphSlice.json",
];

describe("isManagedPath", () => {
  test.each(["a", "a.ts", "a/b/c.d.ts", ".gitignore", "a b/c-d_e@f+g$.ts", "..a/b", "x/.hidden"])(
    "%j is managed",
    (path) => expect(isManagedPath(path)).toBe(true),
  );

  test.each(UNMANAGED)("%j is not", (path) => expect(isManagedPath(path)).toBe(false));
});

describe("a manifest that lists a path outside the package", () => {
  test.each(UNMANAGED)("%j is refused, and nothing is changed", (path) => {
    const directory = temporaryDirectory();
    const target = join(directory, "models");
    const manifest = JSON.stringify({ generator: "0.1.0", files: ["a.ts", path] });
    layOutTree(directory, {
      "b.ts": "outside\n",
      "models/a.ts": "a1\n",
      "models/.graphslice.json": manifest,
    });
    const before = describeTree(directory, { identity: true });
    expect(() => writePackages([outputOf(target, { "a.ts": "a2\n" })], "0.1.0")).toThrow(
      `${join(target, ".graphslice.json")} lists ${JSON.stringify(path)}; expected relative paths inside the package, with forward slashes; restore it, or delete it together with the generated files`,
    );
    expect(describeTree(directory, { identity: true })).toEqual(before);
  });
});

describe("checkPlannedPaths", () => {
  const check = (...paths: readonly string[]) => {
    checkPlannedPaths(paths.map((path) => ({ path, text: "" })));
  };

  test("accepts paths that can stand side by side", () => {
    expect(() => check("a.ts", "b.ts", "a/b.ts", "a/c.ts", "b/a/c.ts", "ab/c.ts")).not.toThrow();
  });

  test.each(UNMANAGED)("refuses %j", (path) => {
    expect(() => check("a.ts", path)).toThrow(
      new TypeError(
        `cannot generate ${JSON.stringify(path)}: expected a relative path inside the package, with forward slashes`,
      ),
    );
  });

  test.each([
    [["a.ts", "a.ts"], '"a.ts" and "a.ts"'],
    [["a.ts", "A.ts"], '"a.ts" and "A.ts"'],
    [["x/a.ts", "X/b.ts"], '"x/" and "X/"'],
    [["a", "a/b"], '"a" and "a/"'],
    [["A/b", "a"], '"a" and "A/"'],
    [["x/y/a", "x/Y"], '"x/Y" and "x/y/"'],
  ])("refuses %j", (paths, clash) => {
    expect(() => check(...paths)).toThrow(
      new TypeError(`cannot generate both ${clash}: not every file system can hold both`),
    );
  });

  test("is done before anything is written", () => {
    const directory = temporaryDirectory();
    const packages = [
      outputOf(join(directory, "models"), { "a.ts": "" }),
      outputOf(join(directory, "client"), { "../a.ts": "" }),
    ];
    expect(() => writePackages(packages, "0.1.0")).toThrow(TypeError);
    expect(Object.keys(describeTree(directory))).toEqual(["."]);
  });
});

test("directoriesOf lists each directory once, after the one it is in", () => {
  expect([...directoriesOf(["a.ts", "x/y/z/a.ts", "x/y/b.ts", "x/c.ts", "w/d.ts"])]).toEqual([
    "x",
    "x/y",
    "x/y/z",
    "w",
  ]);
});
