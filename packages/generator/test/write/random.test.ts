import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { formatManifest } from "../../src/write/manifest.js";
import { planWrite } from "../../src/write/plan-write.js";
import { WriteError } from "../../src/write/write-error.js";
import { writePackages } from "../../src/write/write-packages.js";
import { describeTree } from "./describe-tree.js";
import { layOutTree, outputOf } from "./lay-out-tree.js";
import { temporaryDirectory } from "./temporary-directory.js";

const PATHS = ["a.ts", "b.ts", "x/a.ts", "x/b.ts", "x/y/a.ts", "z/z/z.ts", "README.md"] as const;

const path = fc.constantFrom(...PATHS);
const text = fc.constantFrom("1\n", "2\n", "3\n");

type Step =
  | { readonly kind: "generate"; readonly files: Readonly<Record<string, string>> }
  | { readonly kind: "edit"; readonly path: string; readonly text: string }
  | { readonly kind: "delete"; readonly path: string };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    arbitrary: fc.record({
      kind: fc.constant("generate"),
      files: fc.dictionary(path, text, { maxKeys: PATHS.length }),
    }),
    weight: 2,
  },
  fc.record({ kind: fc.constant("edit"), path, text }),
  fc.record({ kind: fc.constant("delete"), path }),
);

/** What is expected on disk, kept by much simpler means than the writer's. */
class Expectation {
  readonly files = new Map<string, string>();
  #generated: readonly string[] = [];
  #hasManifest = false;

  /** Returns whether the files can be written, and if so does. */
  generate(files: Readonly<Record<string, string>>): boolean {
    for (const [name, content] of Object.entries(files)) {
      const isForeign = !this.#generated.includes(name) && this.files.has(name);
      if (isForeign && this.files.get(name) !== content) return false;
    }
    for (const name of this.#generated) this.files.delete(name);
    for (const [name, content] of Object.entries(files)) this.files.set(name, content);
    this.#generated = Object.keys(files);
    this.#hasManifest = true;
    return true;
  }

  get contents(): ReadonlyMap<string, string> {
    const contents = new Map(this.files);
    if (this.#hasManifest) contents.set(".graphslice.json", formatManifest("1", this.#generated));
    return contents;
  }
}

function inodesOf(root: string, paths: Iterable<string>): Map<string, number> {
  return new Map([...paths].map((name) => [name, statSync(join(root, name)).ino]));
}

test("whatever is generated and done by hand in between, only generated files change", () => {
  const directory = temporaryDirectory();
  fc.assert(
    fc.property(fc.array(step, { minLength: 2, maxLength: 8 }), (steps) => {
      const parent = mkdtempSync(join(directory, "run-"));
      const root = join(parent, "models");
      mkdirSync(root);
      const expected = new Expectation();
      for (const current of steps) {
        if (current.kind === "edit") {
          layOutTree(root, { [current.path]: current.text });
          expected.files.set(current.path, current.text);
        } else if (current.kind === "delete") {
          rmSync(join(root, current.path), { force: true });
          expected.files.delete(current.path);
        } else {
          generate(root, current.files, expected);
        }
      }
      expect(Object.keys(describeTree(parent)).filter((name) => name.startsWith("."))).toEqual([
        ".",
      ]);
    }),
    { numRuns: 50 },
  );
}, 30_000);

function generate(
  root: string,
  files: Readonly<Record<string, string>>,
  expected: Expectation,
): void {
  const packages = [outputOf(root, files)];
  const tree = describeTree(root, { identity: true });
  const before = new Map(expected.contents);
  const inodes = inodesOf(root, before.keys());
  if (!expected.generate(files)) {
    for (const run of [planWrite, writePackages]) {
      expect(() => run(packages, "1")).toThrow(WriteError);
    }
    expect(describeTree(root, { identity: true })).toEqual(tree);
    return;
  }
  const planned = planWrite(packages, "1").flatMap((plan) => plan.files);
  const [written] = writePackages(packages, "1");
  const pathsOf = (...changes: readonly string[]): readonly string[] =>
    planned.filter(({ change }) => changes.includes(change)).map((file) => file.path);
  expect(written).toEqual({
    target: root,
    written: pathsOf("added", "changed"),
    deleted: pathsOf("deleted"),
    unchanged: pathsOf("unchanged").length,
  });

  const after = expected.contents;
  const found = Object.entries(describeTree(root)).filter(([, entry]) => entry.startsWith("file"));
  expect(found.map(([name]) => [name, readFileSync(join(root, name), "utf8")])).toEqual(
    [...after].sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  for (const [name, inode] of inodesOf(root, after.keys())) {
    if (before.get(name) === after.get(name)) expect(inode).toBe(inodes.get(name));
  }
  const settled = describeTree(root, { identity: true });
  expect(writePackages(packages, "1")[0]?.written).toEqual([]);
  expect(describeTree(root, { identity: true })).toEqual(settled);
}
