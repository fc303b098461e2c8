import { lstatSync, readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { kill, pid as ownPid } from "node:process";
import { pathExists } from "./path-exists.js";
import { beingWritten } from "./problems.js";
import { codeOf } from "./write-error.js";

/** What stands next to a target while a process writes to it. */
export interface Siblings {
  /**
   * An empty file, there from before the first to after the last of the others. It is made only when the others are
   * absent, and so tells that they are graphslice's and not a user's.
   */
  readonly lock: string;
  /** The new tree until it is complete, and after the swap what is left to remove of the old one. */
  readonly stage: string;
  /** The old tree, complete, until the new one is in its place. */
  readonly old: string;
}

export function siblingsOf(root: string, pid: number): Siblings {
  const prefix = join(dirname(root), `.${basename(root)}.graphslice-`);
  return {
    lock: `${prefix}lock-${pid}`,
    stage: `${prefix}stage-${pid}`,
    old: `${prefix}old-${pid}`,
  };
}

/** The processes that have a lock on a directory, whether they still run or not. */
export function findLocks(root: string): readonly number[] {
  const parent = dirname(root);
  const prefix = `.${basename(root)}.graphslice-lock-`;
  const names = pathExists(parent) ? readdirSync(parent) : [];
  return names.flatMap((name) => {
    const pid = name.startsWith(prefix) ? name.slice(prefix.length) : "";
    return /^[1-9]\d{0,8}$/.test(pid) && isEmptyFile(join(parent, name)) ? [Number(pid)] : [];
  });
}

/** Throws where another process, which still runs, has a lock on the directory. */
export function refuseOtherWriter(root: string): void {
  // A lock under this process's own id is left over: writing is synchronous, and ids are used again.
  const other = findLocks(root).find((pid) => pid !== ownPid && isRunning(pid));
  if (other !== undefined) throw beingWritten(root, other, siblingsOf(root, other).lock);
}

function isEmptyFile(path: string): boolean {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  return stats !== undefined && stats.isFile() && stats.size === 0;
}

function isRunning(pid: number): boolean {
  try {
    return kill(pid, 0);
  } catch (error) {
    return codeOf(error) !== "ESRCH";
  }
}
