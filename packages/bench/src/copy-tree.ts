import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { performance } from "node:perf_hooks";

/** Writes the files of a tree to a new place, one by one, and tells how many and in how many milliseconds. */
export function measureWriting(
  from: string,
  to: string,
): { readonly files: number; readonly milliseconds: number } {
  const files = readdirSync(from, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => [join(to, relative(from, file)), readFileSync(file)] as const);
  const folders = new Set(files.map(([file]) => dirname(file)));
  const start = performance.now();
  for (const folder of folders) mkdirSync(folder, { recursive: true });
  for (const [file, bytes] of files) writeFileSync(file, bytes);
  return { files: files.length, milliseconds: performance.now() - start };
}
