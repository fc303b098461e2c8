import { statSync } from "node:fs";
import { dirname, join } from "node:path";

/** The folder of changesets, in a directory or above it; nothing where changesets are not used. */
export function findChangesets(directory: string): string | undefined {
  const folder = join(directory, ".changeset");
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) return folder;
  const above = dirname(directory);
  return above === directory ? undefined : findChangesets(above);
}
