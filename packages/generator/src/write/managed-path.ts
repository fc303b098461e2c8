import type { GeneratedFile } from "../generated-file.js";

/** Name of the file in each generated package that lists the others. */
export const MANIFEST = ".graphslice.json";

/**
 * Printable ASCII that means the same on every file system: no backslash, drive or wildcard, and neither a dot nor a
 * space at the end, which rules out `.` and `..` too.
 */
const SEGMENT = /^(?:(?![\\:*?"<>|])[ -~])*(?![\\:*?"<>|. ])[ -~]$/;

/** Whether a path is one that the generator may write and delete: relative, inside the package, not its manifest. */
export function isManagedPath(path: string): boolean {
  return (
    path.split("/").every((segment) => SEGMENT.test(segment)) && path.toLowerCase() !== MANIFEST
  );
}

/** Throws where planned files could not stand side by side on every file system. */
export function checkPlannedPaths(files: readonly GeneratedFile[]): void {
  const spellings = new Map<string, string>();
  for (const { path } of files) {
    if (!isManagedPath(path)) {
      throw new TypeError(
        `cannot generate ${JSON.stringify(path)}: expected a relative path inside the package, with forward slashes`,
      );
    }
    const file = path.toLowerCase();
    const twin = spellings.get(file) ?? spellings.get(`${file}/`);
    if (twin !== undefined) throw clash(path, twin);
    spellings.set(file, path);
  }
  for (const directory of directoriesOf(files.map(({ path }) => path))) {
    const name = directory.toLowerCase();
    const twin = spellings.get(name) ?? spellings.get(`${name}/`);
    if (twin !== undefined) throw clash(`${directory}/`, twin);
    spellings.set(`${name}/`, `${directory}/`);
  }
}

/** All directories that paths lead through, each after the one it is in; not the package itself. */
export function directoriesOf(paths: Iterable<string>): ReadonlySet<string> {
  const directories = new Set<string>();
  for (const path of paths) {
    const directory = path.slice(0, Math.max(path.lastIndexOf("/"), 0));
    if (directories.has(directory)) continue;
    for (let end = path.indexOf("/"); end !== -1; end = path.indexOf("/", end + 1)) {
      directories.add(path.slice(0, end));
    }
  }
  return directories;
}

function clash(path: string, twin: string): TypeError {
  return new TypeError(
    `cannot generate both "${twin}" and "${path}": not every file system can hold both`,
  );
}
