import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** Writes a file that is there as before or complete, whatever happens meanwhile. */
export function writeFileAtomically(file: string, text: string): void {
  const staged = join(dirname(file), `.${basename(file)}.graphslice-${process.pid}`);
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(staged, text);
    renameSync(staged, file);
  } catch (cause) {
    rmSync(staged, { force: true });
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${file}: cannot be written: ${reason}`, { cause });
  }
}
