import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's root, with a slash at the end. */
export const repository = fileURLToPath(new URL("../../../", import.meta.url));

/** A package of the repository that is published. */
export interface PublishedPackage {
  readonly name: string;
  readonly version: string;
  /** Absolute path of its folder. */
  readonly directory: string;
  readonly dependencies: readonly string[];
}

/** The packages that are published, by folder. */
export function listPublished(): readonly PublishedPackage[] {
  const packages = join(repository, "packages");
  return readdirSync(packages).flatMap((folder) => {
    const directory = join(packages, folder);
    const file = join(directory, "package.json");
    if (!existsSync(file)) return [];
    const manifest = JSON.parse(readFileSync(file, "utf8"));
    if (manifest.private === true) return [];
    const { name, version, dependencies = {} } = manifest;
    return [{ name, version, directory, dependencies: Object.keys(dependencies) }];
  });
}
