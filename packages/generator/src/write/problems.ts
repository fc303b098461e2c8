import { WriteError } from "./write-error.js";

const SHOWN_PATHS = 5;

/** @param paths the files that stand in the way, at least one */
export function existsNotGenerated(paths: readonly [string, ...string[]]): WriteError {
  const [first, ...others] = paths;
  const shown = others.slice(0, SHOWN_PATHS - 1);
  const hidden = others.length - shown.length;
  const also = shown.length === 0 ? "" : ` (so do ${shown.join(", ")}${andMore(hidden)})`;
  return new WriteError(first, `exists and was not generated${also}; move or delete it`);
}

export function manifestInvalid(manifest: string, found: string, cause?: unknown): WriteError {
  return new WriteError(
    manifest,
    `is not a manifest: expected { "generator": "…", "files": ["…"] } but found ${found}; restore it, or delete it together with the generated files`,
    { cause },
  );
}

export function manifestEntryInvalid(manifest: string, entry: string): WriteError {
  return new WriteError(
    manifest,
    `lists ${JSON.stringify(entry)}; expected relative paths inside the package, with forward slashes; restore it, or delete it together with the generated files`,
  );
}

export function throughLink(link: string): WriteError {
  return new WriteError(
    link,
    "is a symbolic link where generated files are; expected a directory, as nothing is written or deleted through links; replace it by a directory or delete it",
  );
}

export function notFile(path: string, found: string): WriteError {
  return new WriteError(path, `is ${found}; expected a generated file; move or delete it`);
}

export function notDirectory(path: string): WriteError {
  return new WriteError(path, "is not a directory; expected one to write into; move or delete it");
}

export function linksEndless(path: string): WriteError {
  return new WriteError(path, "is a symbolic link that leads to itself; expected a directory");
}

export function notReached(path: string, cause: unknown): WriteError {
  return new WriteError(path, `cannot be reached: ${messageOf(cause)}`, { cause });
}

export function targetIsRoot(path: string): WriteError {
  return new WriteError(path, "is the root of a file system; write to a directory in it");
}

export function targetsOverlap(target: string, other: string): WriteError {
  return new WriteError(
    target,
    `is the same directory as ${other}, or one of them is inside the other; give each package a directory of its own`,
  );
}

export function beingWritten(target: string, pid: number, lock: string): WriteError {
  return new WriteError(
    target,
    `cannot be written: another graphslice is writing to ${target} (process ${pid}); wait for it to end, or delete ${lock} if process ${pid} is another program`,
  );
}

export function inTheWay(path: string): WriteError {
  return new WriteError(path, "is in the way of what is to be staged there; move or delete it");
}

export function notWritable(directory: string, target: string, cause: unknown): WriteError {
  return new WriteError(
    target,
    `cannot be written: it is staged next to its place, in ${directory}, which is not writable (${messageOf(cause)}); change its permissions or write elsewhere`,
    { cause },
  );
}

export function notMovable(path: string, cause: unknown): WriteError {
  return new WriteError(
    path,
    `cannot be moved (${messageOf(cause)}): it may be a mount point, or part of a lower layer of a container's image; write to a directory that is none`,
    { cause },
  );
}

export function isMountPoint(path: string, cause?: unknown): WriteError {
  return new WriteError(
    path,
    "is on another file system than the directory next to which its package is staged; the package is replaced as a whole, so unmount what is mounted in it or write elsewhere",
    { cause },
  );
}

export function notCompared(target: string, cause: unknown): WriteError {
  return new WriteError(target, `cannot be compared: ${messageOf(cause)}`, { cause });
}

export function notRecovered(target: string, cause: unknown): WriteError {
  return new WriteError(
    target,
    `could not be rid of what a killed run may have left next to it: ${messageOf(cause)}; remove the cause and run again`,
    { cause },
  );
}

export function notWritten(target: string, cause: unknown): WriteError {
  return new WriteError(target, `is as before, since writing it failed: ${messageOf(cause)}`, {
    cause,
  });
}

/** @param causes what failed first, then what failed in undoing it */
export function notUndone(target: string, causes: readonly unknown[]): WriteError {
  return new WriteError(
    target,
    `could not be written, nor could everything be put back, which the next run does: ${causes.map(messageOf).join("; ")}`,
    { cause: new AggregateError(causes) },
  );
}

function andMore(count: number): string {
  return count === 0 ? "" : ` and ${count} more`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
