import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { reasonOf } from "./system-error.js";

/**
 * Writes a file that is there as before or complete, whatever happens meanwhile. It keeps who may read it. Links to what is
 * there are followed; what is no file, such as a pipe, is written to as it is.
 *
 * @param shown how messages call the file
 */
export function writeFileAtomically(file: string, text: string, shown: string): void {
  try {
    const stats = statSync(file, { throwIfNoEntry: false });
    if (stats === undefined) makeFolder(dirname(file));
    if (stats === undefined) replaceFile(file, text);
    else if (stats.isFile()) replaceFile(realpathSync(file), text, stats.mode);
    else writeFileSync(file, text);
  } catch (cause) {
    throw new Error(`${shown}: cannot be written: ${reasonOf(cause)}`, { cause });
  }
}

/**
 * Finds out before work is done whether a file could be written: its folder is made where there is none.
 *
 * @param shown how messages call the file
 */
export function checkWritable(file: string, shown: string): void {
  try {
    const stats = statSync(file, { throwIfNoEntry: false });
    if (stats?.isDirectory() === true) throw new Error("it is a folder");
    makeFolder(dirname(file));
    accessSync(stats === undefined || stats.isFile() ? dirname(file) : file, constants.W_OK);
  } catch (cause) {
    throw new Error(`${shown}: cannot be written: ${reasonOf(cause)}`, { cause });
  }
}

/** Node's own way of making folders within each other goes on for ever where the system has no place for one. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Somebody else may have made it meanwhile.
    if (!existsSync(folder)) throw error;
  }
}

function replaceFile(file: string, text: string, mode?: number): void {
  const staged = join(dirname(file), `.${basename(file)}.graphslice-${process.pid}`);
  try {
    writeFileSync(staged, text, { mode });
    renameSync(staged, file);
  } catch (error) {
    rmSync(staged, { force: true });
    throw error;
  }
}
