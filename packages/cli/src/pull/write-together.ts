import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { reasonOf } from "../system-error.js";

export interface FileToWrite {
  /** Absolute path. */
  readonly path: string;
  readonly data: string | Uint8Array;
  /** How messages call the file. */
  readonly shown: string;
}

/**
 * Writes files: all of them, or none where it throws. All are staged next to their places before the first is replaced;
 * each is replaced at once. Links are followed.
 *
 * @throws {Error} if one of them cannot be written.
 */
export function writeTogether(files: readonly FileToWrite[]): void {
  const undo: (() => void)[] = [];
  const leftovers: string[] = [];
  let shown = "";
  try {
    const staged = files.map((file) => {
      ({ shown } = file);
      return stage(file, undo, leftovers);
    });
    for (const swap of staged) {
      ({ shown } = swap);
      swap.replace();
    }
  } catch (cause) {
    const isUndone = takeBack(undo);
    // What could not be put back stands next to its place.
    if (!isUndone) leftovers.length = 0;
    const rest = isUndone ? "" : "; files beside it, .NAME.graphslice-old-PID, are as they were";
    throw new Error(`${shown}: cannot be written: ${reasonOf(cause)}${rest}`, { cause });
  } finally {
    for (const path of leftovers) rmSync(path, { force: true });
  }
}

/** Undoes what was done, the last first, and tells whether all of it could be. */
function takeBack(undo: readonly (() => void)[]): boolean {
  let isUndone = true;
  for (const step of undo.toReversed()) {
    try {
      step();
    } catch {
      isUndone = false;
    }
  }
  return isUndone;
}

function stage(
  { path, data, shown }: FileToWrite,
  undo: (() => void)[],
  leftovers: string[],
): { readonly shown: string; readonly replace: () => void } {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats?.isDirectory()) throw Object.assign(new Error(), { code: "EISDIR" });
  if (stats === undefined) makeFolder(dirname(path), undo);
  const place = stats === undefined ? path : realpathSync(path);
  const prefix = join(dirname(place), `.${basename(place)}.graphslice`);
  const fresh = `${prefix}-${process.pid}`;
  const old = `${prefix}-old-${process.pid}`;
  leftovers.push(fresh, old);
  // A folder in the making is removed when it is empty, which it is only without this.
  undo.push(() => rmSync(fresh, { force: true }));
  writeFileSync(fresh, data);
  if (stats !== undefined) {
    chmodSync(fresh, stats.mode);
    copyFileSync(place, old);
  }
  return {
    shown,
    replace: () => {
      renameSync(fresh, place);
      undo.push(() => (stats === undefined ? rmSync(place) : renameSync(old, place)));
    },
  };
}

function makeFolder(path: string, undo: (() => void)[]): void {
  if (statSync(path, { throwIfNoEntry: false }) !== undefined) return;
  makeFolder(dirname(path), undo);
  mkdirSync(path);
  undo.push(() => rmdirSync(path));
}
