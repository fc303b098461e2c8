import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { PackageOutput } from "../../src/write/locate-packages.js";

/** Texts by path; a path that ends in a slash is an empty directory. */
export type Tree = Readonly<Record<string, string>>;

/** Writes files by hand. */
export function layOutTree(root: string, tree: Tree): void {
  for (const [path, text] of Object.entries(tree)) {
    const file = join(root, path);
    mkdirSync(path.endsWith("/") ? file : dirname(file), { recursive: true });
    if (!path.endsWith("/")) writeFileSync(file, text);
  }
}

/** What a generator would hand over. */
export function outputOf(target: string, tree: Tree): PackageOutput {
  return { target, files: Object.entries(tree).map(([path, text]) => ({ path, text })) };
}
