import { Buffer } from "node:buffer";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { LocatedPackage } from "./locate-packages.js";
import { directoriesOf, MANIFEST } from "./managed-path.js";
import { formatManifest, readManifest } from "./manifest.js";
import { openTree, type FindEntry } from "./open-tree.js";
import { existsNotGenerated, notCompared, notDirectory, notFile } from "./problems.js";
import { toWriteError } from "./write-error.js";

export type Change = "added" | "changed" | "deleted" | "unchanged";

/** What writing does, or would do, to one file. */
export interface PlannedFile {
  /** Relative to the package, with forward slashes. */
  readonly path: string;
  readonly change: Change;
}

/** What is to be done to one target. */
export interface TargetPlan {
  readonly target: string;
  /** The directory that the target stands for, absolute and without symbolic links; it may be absent. */
  readonly root: string;
  /** All files that were or are to be generated, the manifest among them, by path. */
  readonly files: readonly PlannedFile[];
  /** The files to be there, by path. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Compares a package with what is on disk; throws where a file that was not generated would be lost. */
export function planTarget(output: LocatedPackage, generator: string): TargetPlan {
  try {
    return compareTarget(output, generator);
  } catch (error) {
    throw toWriteError(error, (cause) => notCompared(output.root, cause));
  }
}

export function isUnchanged({ files }: TargetPlan): boolean {
  return files.every(({ change }) => change === "unchanged");
}

function compareTarget(output: LocatedPackage, generator: string): TargetPlan {
  const { target, root } = output;
  const find = openTree(root);
  const owned = new Set([MANIFEST, ...readManifest(root, find)]);
  const texts = new Map(output.files.map(({ path, text }) => [path, text]));
  texts.set(MANIFEST, formatManifest(generator, [...texts.keys()]));

  for (const directory of directoriesOf(texts.keys())) {
    const kind = find(directory);
    const isInTheWay = kind === "a special file" || (kind === "file" && !owned.has(directory));
    if (isInTheWay) throw notDirectory(join(root, directory));
  }
  const files: PlannedFile[] = [];
  const foreign: string[] = [];
  for (const [path, text] of texts) {
    const change = compareFile(root, path, text, find);
    if (change === "changed" && !owned.has(path)) foreign.push(join(root, path));
    files.push({ path, change });
  }
  const [first, ...others] = foreign.toSorted();
  if (first !== undefined) throw existsNotGenerated([first, ...others]);

  for (const path of owned) {
    if (!texts.has(path) && findFile(root, path, find) !== undefined) {
      files.push({ path, change: "deleted" });
    }
  }
  return { target, root, files: files.sort(byPath), texts };
}

function compareFile(root: string, path: string, text: string, find: FindEntry): Change {
  const kind = findFile(root, path, find);
  if (kind === undefined) return "added";
  // What a link leads to is not looked at: it is no file of the package.
  const isSame = kind === "file" && Buffer.from(text).equals(readFileSync(join(root, path)));
  return isSame ? "unchanged" : "changed";
}

function findFile(
  root: string,
  path: string,
  find: FindEntry,
): "file" | "a symbolic link" | undefined {
  const kind = find(path);
  if (kind === "a directory" || kind === "a special file") throw notFile(join(root, path), kind);
  return kind;
}

function byPath(a: PlannedFile, b: PlannedFile): number {
  return a.path < b.path ? -1 : 1;
}
