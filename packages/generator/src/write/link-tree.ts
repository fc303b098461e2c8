import {
  constants,
  copyFileSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  rmdirSync,
  symlinkSync,
  utimesSync,
  type Stats,
} from "node:fs";
import { join } from "node:path";
import { isMountPoint } from "./problems.js";
import { codeOf } from "./write-error.js";

/** How file systems say that they do not link files, or not these. */
const LINKS_REFUSED = new Set("EACCES EMLINK ENOSYS ENOTSUP EOPNOTSUPP EPERM".split(" "));
const OWNER_ALL = 0o700;

/** A directory of the copy and what the original's mode and owner are. */
export interface LinkedDirectory {
  readonly path: string;
  readonly original: Stats;
}

/**
 * Makes a copy of a directory whose files are hard links, so that they keep inode and times.
 *
 * @param leftOut files, relative and with forward slashes, that are not taken along; nor is a directory in which
 * nothing else is
 * @param kept directories to be there nonetheless
 * @returns the directories made, each after the one it is in; their modes are still to be set
 */
export function linkTree(
  from: string,
  to: string,
  leftOut: ReadonlySet<string>,
  kept: ReadonlySet<string>,
): readonly LinkedDirectory[] {
  const directories: LinkedDirectory[] = [];
  const root = lstatSync(from);
  linkDirectory("");
  return directories;

  /** Returns whether the directory is in the copy. */
  function linkDirectory(directory: string): boolean {
    const source = join(from, directory);
    const path = join(to, directory);
    const original = lstatSync(source);
    if (original.dev !== root.dev) throw isMountPoint(source);
    mkdirSync(path, { mode: (original.mode & 0o777) | OWNER_ALL });
    const place = directories.push({ path, original }) - 1;
    let hasLost = false;
    let isEmpty = true;
    for (const entry of readdirSync(source, { withFileTypes: true })) {
      const name = directory === "" ? entry.name : `${directory}/${entry.name}`;
      const isTaken = entry.isDirectory()
        ? linkDirectory(name)
        : !leftOut.has(name) && linkEntry(join(from, name), join(to, name), entry.isSymbolicLink());
      if (isTaken) isEmpty = false;
      else hasLost = true;
    }
    if (directory === "" || !isEmpty || !hasLost || kept.has(directory)) return true;
    rmdirSync(path);
    directories.splice(place, 1);
    return false;
  }
}

function linkEntry(from: string, to: string, isLink: boolean): true {
  if (isLink) symlinkSync(readlinkSync(from), to);
  else linkFile(from, to);
  return true;
}

function linkFile(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    const code = codeOf(error);
    if (code === "EXDEV") throw isMountPoint(from, error);
    const stats = lstatSync(from);
    if (code === undefined || !LINKS_REFUSED.has(code) || !stats.isFile()) throw error;
    copyFileSync(from, to, constants.COPYFILE_EXCL);
    utimesSync(to, stats.atimeMs / 1000, stats.mtimeMs / 1000);
  }
}
