import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

const READING = new Set(
  "closeSync lstatSync readFileSync readSync readdirSync readlinkSync".split(" "),
);

/** Called with the name and the arguments of each operation before it is done; what it throws, the operation throws. */
export type Interceptor = (operation: string, args: readonly unknown[]) => void;

/** Whether an operation changes, or may change, what is on disk. */
export function isChange(operation: string, args: readonly unknown[]): boolean {
  return !READING.has(operation) && !(operation === "openSync" && args[1] === "r");
}

/** Lets an interceptor see all synchronous operations of `node:fs` while a function runs. */
export function interceptFileSystem<T>(interceptor: Interceptor, run: () => T): T {
  const originals = new Map<string, unknown>();
  for (const name of Object.keys(fs)) {
    const original: unknown = Reflect.get(fs, name);
    if (!name.endsWith("Sync") || typeof original !== "function") continue;
    originals.set(name, original);
    Reflect.set(fs, name, (...args: unknown[]): unknown => {
      interceptor(name, args);
      return Reflect.apply(original, fs, args);
    });
  }
  syncBuiltinESMExports();
  try {
    return run();
  } finally {
    for (const [name, original] of originals) Reflect.set(fs, name, original);
    syncBuiltinESMExports();
  }
}

/** An error as the file system throws it. */
export function fileSystemError(code: string, operation: string): Error {
  return Object.assign(new Error(`${code}: made to fail, ${operation}`), { code });
}
