import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { targetOf, type PackagedSlice } from "../config/resolve-packaged-slices.js";

/** The file by which a package tells that it was generated. */
const MANIFEST = ".graphslice.json";

/**
 * The packages that were generated before and are no longer made of any slice: beside those that are, and not among them.
 *
 * @param slices all of the config
 * @returns absolute paths
 */
export function findAbandoned(slices: readonly PackagedSlice[]): readonly string[] {
  const targets = new Set(
    slices.flatMap((slice) => slice.output.packages.map((kind) => targetOf(slice, kind))),
  );
  const folders = new Set(slices.map(({ output }) => output.directory));
  return [...folders].flatMap((folder) => {
    const names = existsSync(folder) ? readdirSync(folder).sort() : [];
    return names
      .map((name) => join(folder, name))
      .filter((path) => !targets.has(path) && existsSync(join(path, MANIFEST)));
  });
}
