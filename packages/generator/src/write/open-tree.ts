import { readdirSync, type Dirent } from "node:fs";
import { join } from "node:path";
import { pathExists } from "./path-exists.js";
import { throughLink } from "./problems.js";

/** What is found at a path, as messages name it. */
export type EntryKind = "file" | "a directory" | "a symbolic link" | "a special file";

/** Finds what is at a path relative to the root; throws where a directory on the way is a symbolic link. */
export type FindEntry = (path: string) => EntryKind | undefined;

/**
 * Opens a directory, which may be absent, for looking up entries; each directory is listed once, when it is needed.
 * Listings tell the spelling of a name, also on file systems that ignore case.
 */
export function openTree(root: string): FindEntry {
  const listings = new Map<string, ReadonlyMap<string, EntryKind>>();
  if (!pathExists(root)) listings.set("", new Map());

  const list = (directory: string): ReadonlyMap<string, EntryKind> => {
    const known = listings.get(directory);
    if (known !== undefined) return known;
    const kind = directory === "" ? "a directory" : find(directory);
    if (kind === "a symbolic link") throw throughLink(join(root, directory));
    const entries =
      kind === "a directory" ? readdirSync(join(root, directory), { withFileTypes: true }) : [];
    const listing = new Map(entries.map((entry) => [entry.name, kindOf(entry)]));
    listings.set(directory, listing);
    return listing;
  };
  const find: FindEntry = (path) => {
    const slash = path.lastIndexOf("/");
    return list(path.slice(0, Math.max(slash, 0))).get(path.slice(slash + 1));
  };
  return find;
}

function kindOf(entry: Dirent): EntryKind {
  if (entry.isFile()) return "file";
  if (entry.isDirectory()) return "a directory";
  return entry.isSymbolicLink() ? "a symbolic link" : "a special file";
}
