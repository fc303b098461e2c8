import { mkdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { reasonOf } from "./system-error.js";

/**
 * Writes a file that is there as before or complete, whatever happens meanwhile. Links are followed; what is there and
 * no file, such as a pipe, is written to as it is.
 *
 * @param shown how messages call the file
 */
export function writeFileAtomically(file: string, text: string, shown: string): void {
  try {
    const stats = statSync(file, { throwIfNoEntry: false });
    if (stats === undefined) mkdirSync(dirname(file), { recursive: true });
    if (stats === undefined) replaceFile(file, text);
    else if (stats.isFile()) replaceFile(realpathSync(file), text);
    else writeFileSync(file, text);
  } catch (cause) {
    throw new Error(`${shown}: cannot be written: ${reasonOf(cause)}`, { cause });
  }
}

function replaceFile(file: string, text: string): void {
  const staged = join(dirname(file), `.${basename(file)}.graphslice-${process.pid}`);
  try {
    writeFileSync(staged, text);
    renameSync(staged, file);
  } catch (error) {
    rmSync(staged, { force: true });
    throw error;
  }
}
