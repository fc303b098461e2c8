import process from "node:process";

const NOBODY = 65534;

/** Runs something with the file system's permissions in force, which root does not feel. */
export function asOrdinaryUser<T>(run: () => T): T {
  if (process.geteuid?.() !== 0) return run();
  process.seteuid?.(NOBODY);
  try {
    return run();
  } finally {
    process.seteuid?.(0);
  }
}
