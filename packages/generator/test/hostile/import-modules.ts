import { execFileSync } from "node:child_process";
import { execPath } from "node:process";
import { fileURLToPath } from "node:url";

/** What importing modules did. */
export interface Imported {
  readonly modules: number;
  readonly exports: readonly string[];
  /** Properties of the global object, the process and built-in prototypes that are not as they were. */
  readonly changes: readonly string[];
}

/** Imports every JavaScript module below a directory, in a process of its own. */
export function importModules(directory: string): Imported {
  const program = fileURLToPath(new URL("import-child.js", import.meta.url));
  return JSON.parse(execFileSync(execPath, [program, directory], { encoding: "utf8" }));
}
