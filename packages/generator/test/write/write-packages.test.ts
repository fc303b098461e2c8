import { chmodSync, existsSync, lstatSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { planWrite } from "../../src/write/plan-write.js";
import { writePackages } from "../../src/write/write-packages.js";
import { describeTree } from "./describe-tree.js";
import { interceptFileSystem, isChange } from "./intercept-file-system.js";
import type { PackageOutput } from "../../src/write/locate-packages.js";
import { layOutTree, outputOf, type Tree } from "./lay-out-tree.js";
import { temporaryDirectory } from "./temporary-directory.js";

const FIRST = { "README.md": "# Models\n", "src/a.ts": "a1\n", "src/old/b.ts": "b1\n" };
const SECOND = { "README.md": "# Models\n", "src/a.ts": "a2\n", "src/new/c.ts": "c2\n" };

describe("writePackages", () => {
  test("writes a package and its manifest into a directory that it makes", () => {
    const directory = temporaryDirectory();
    const target = join(directory, "models");
    expect(writePackages([outputOf(target, FIRST)], "0.1.0")).toEqual([
      {
        target,
        written: [".graphslice.json", "README.md", "src/a.ts", "src/old/b.ts"],
        deleted: [],
        unchanged: 0,
      },
    ]);
    expect(readFileSync(join(target, ".graphslice.json"), "utf8")).toBe(`{
  "generator": "0.1.0",
  "files": ["README.md", "src/a.ts", "src/old/b.ts"]
}
`);
    expect(Object.keys(describeTree(directory))).toEqual([
      ".",
      "models",
      "models/.graphslice.json",
      "models/README.md",
      "models/src",
      "models/src/a.ts",
      "models/src/old",
      "models/src/old/b.ts",
    ]);
  });

  test("writes what differs, deletes what is generated no more and leaves the rest", () => {
    const directory = temporaryDirectory();
    const target = join(directory, "models");
    writePackages([outputOf(target, FIRST)], "0.1.0");
    layOutTree(target, { "src/own.ts": "mine\n" });
    const before = describeTree(target, { identity: true });

    expect(writePackages([outputOf(target, SECOND)], "0.1.0")).toEqual([
      {
        target,
        written: [".graphslice.json", "src/a.ts", "src/new/c.ts"],
        deleted: ["src/old/b.ts"],
        unchanged: 1,
      },
    ]);
    const after = describeTree(target, { identity: true });
    expect(Object.keys(after)).toEqual([
      ".",
      ".graphslice.json",
      "README.md",
      "src",
      "src/a.ts",
      "src/new",
      "src/new/c.ts",
      "src/own.ts",
    ]);
    expect(after["README.md"]).toBe(before["README.md"]);
    expect(after["src/own.ts"]).toBe(before["src/own.ts"]);
    expect(after["src/a.ts"]).toContain('"a2\\n"');
    expect(Object.keys(describeTree(directory))).toHaveLength(Object.keys(after).length + 1);
  });

  test("touches nothing when nothing differs", () => {
    const directory = temporaryDirectory();
    const target = join(directory, "models");
    const other = join(directory, "client");
    writePackages([outputOf(target, FIRST), outputOf(other, FIRST)], "0.1.0");
    const times = (): readonly bigint[] =>
      [directory, target, other].map((path) => lstatSync(path, { bigint: true }).ctimeNs);
    const before = times();
    const tree = describeTree(directory, { identity: true });

    const changes: string[] = [];
    const written = interceptFileSystem(
      (operation, args) => void (isChange(operation, args) && changes.push(operation)),
      () => writePackages([outputOf(target, FIRST), outputOf(other, FIRST)], "0.1.0"),
    );
    expect(written).toEqual([
      { target, written: [], deleted: [], unchanged: 4 },
      { target: other, written: [], deleted: [], unchanged: 4 },
    ]);
    expect(changes).toEqual([]);
    expect(times()).toEqual(before);
    expect(describeTree(directory, { identity: true })).toEqual(tree);
  });

  test("touches only the packages that differ", () => {
    const directory = temporaryDirectory();
    const target = join(directory, "models");
    const other = join(directory, "client");
    writePackages([outputOf(target, FIRST), outputOf(other, FIRST)], "0.1.0");
    const { ino, mtimeMs, ctimeMs } = lstatSync(other);
    writePackages([outputOf(target, SECOND), outputOf(other, FIRST)], "0.1.0");
    expect(lstatSync(other)).toMatchObject({ ino, mtimeMs, ctimeMs });
  });

  test("writes the manifest alone when only the generator is another", () => {
    const target = join(temporaryDirectory(), "models");
    writePackages([outputOf(target, FIRST)], "0.1.0");
    const [written] = writePackages([outputOf(target, FIRST)], "0.2.0");
    expect(written).toEqual({ target, written: [".graphslice.json"], deleted: [], unchanged: 3 });
  });

  test("writes again what was changed or deleted by hand", () => {
    const target = join(temporaryDirectory(), "models");
    writePackages([outputOf(target, FIRST)], "0.1.0");
    const before = describeTree(target);
    layOutTree(target, { "src/a.ts": "by hand\n" });
    rmSync(join(target, "README.md"));
    const [written] = writePackages([outputOf(target, FIRST)], "0.1.0");
    expect(written?.written).toEqual(["README.md", "src/a.ts"]);
    expect(describeTree(target)).toEqual(before);
  });

  test("adopts files that are there already with the same content", () => {
    const target = join(temporaryDirectory(), "models");
    layOutTree(target, FIRST);
    const before = describeTree(target, { identity: true });
    const [written] = writePackages([outputOf(target, FIRST)], "0.1.0");
    expect(written).toEqual({ target, written: [".graphslice.json"], deleted: [], unchanged: 3 });
    expect(describeTree(target, { identity: true })).toMatchObject(before);

    writePackages([outputOf(target, {})], "0.1.0");
    expect(Object.keys(describeTree(target))).toEqual([".", ".graphslice.json"]);
  });

  test("does not mind a file of the manifest that is gone already", () => {
    const target = join(temporaryDirectory(), "models");
    writePackages([outputOf(target, FIRST)], "0.1.0");
    rmSync(join(target, "src/old"), { recursive: true });
    const [written] = writePackages([outputOf(target, SECOND)], "0.1.0");
    expect(written?.deleted).toEqual([]);
    expect(existsSync(join(target, "src/new/c.ts"))).toBe(true);
  });

  test("makes a directory of what was a generated file", () => {
    const target = join(temporaryDirectory(), "models");
    writePackages([outputOf(target, { security: "1\n" })], "0.1.0");
    const [written] = writePackages([outputOf(target, { "security/alert.ts": "2\n" })], "0.1.0");
    expect(written?.deleted).toEqual(["security"]);
    expect(readFileSync(join(target, "security/alert.ts"), "utf8")).toBe("2\n");
  });

  test("writes text as UTF-8 and compares bytes", () => {
    const target = join(temporaryDirectory(), "models");
    const text = "// \u00fc \u{1f600} \uFEFF \uFFFD\r\n";
    writePackages([outputOf(target, { "a.ts": text })], "0.1.0");
    expect(readFileSync(join(target, "a.ts"), "utf8")).toBe(text);
    expect(writePackages([outputOf(target, { "a.ts": text })], "0.1.0")[0]?.unchanged).toBe(2);
  });

  test("writes nothing for no packages", () => {
    expect(writePackages([], "0.1.0")).toEqual([]);
  });

  test("has the rest written when all packages are in place", () => {
    const directory = temporaryDirectory();
    const outputs = ["models", "client"].map((name) => outputOf(join(directory, name), FIRST));
    const seen: boolean[] = [];
    const look = (): void =>
      void seen.push(...outputs.map(({ target }) => existsSync(join(target, "src/a.ts"))));
    writePackages(outputs, "0.1.0", look);
    writePackages([], "0.1.0", look);
    writePackages(outputs, "0.1.0", look);
    expect(seen).toEqual([true, true, true, true, true, true]);
    expect(writePackages([], "0.1.0", () => void seen.push(false))).toEqual([]);
    expect(seen.at(-1)).toBe(false);
  });

  test("puts all packages back if the rest cannot be written", () => {
    const directory = temporaryDirectory();
    const outputs = (tree: Tree): PackageOutput[] => [
      outputOf(join(directory, "models"), tree),
      outputOf(join(directory, "client"), tree),
    ];
    writePackages(outputs(FIRST), "0.1.0");
    const before = describeTree(directory, { identity: true });
    const fault = new Error("metadata cannot be written");
    const write = (): unknown =>
      writePackages(
        [...outputs(SECOND), outputOf(join(directory, "new/validators"), FIRST)],
        "0.1.0",
        () => {
          throw fault;
        },
      );
    expect(write).toThrow(fault);
    expect(describeTree(directory, { identity: true })).toEqual(before);
  });
});

describe("planWrite", () => {
  test("tells for each file what writing would do, and writes nothing", () => {
    const directory = temporaryDirectory();
    const target = join(directory, "models");
    writePackages([outputOf(target, FIRST)], "0.1.0");
    layOutTree(target, { "src/own.ts": "mine\n" });
    chmodSync(target, 0o555);
    const before = describeTree(directory, { identity: true });
    const changes: string[] = [];
    const plan = interceptFileSystem(
      (operation, args) => void (isChange(operation, args) && changes.push(operation)),
      () => planWrite([outputOf(target, SECOND)], "0.1.0"),
    );
    expect(plan).toEqual([
      {
        target,
        files: [
          { path: ".graphslice.json", change: "changed" },
          { path: "README.md", change: "unchanged" },
          { path: "src/a.ts", change: "changed" },
          { path: "src/new/c.ts", change: "added" },
          { path: "src/old/b.ts", change: "deleted" },
        ],
      },
    ]);
    expect(changes).toEqual([]);
    expect(describeTree(directory, { identity: true })).toEqual(before);
  });

  test("throws where writing would", () => {
    const target = join(temporaryDirectory(), "models");
    layOutTree(target, { "README.md": "mine\n" });
    expect(() => planWrite([outputOf(target, FIRST)], "0.1.0")).toThrow(
      `${join(target, "README.md")} exists and was not generated; move or delete it`,
    );
  });
});
