import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { reasonOf } from "../system-error.js";
import { parseJsonBytes } from "../validate/parse-json.js";

/** Reads a JSON file that a flag names. @throws Error that names the file and what is wrong with it */
export function readJsonFile(file: string, cwd: string): unknown {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(resolve(cwd, file));
  } catch (cause) {
    throw new Error(`${file}: cannot be read: ${reasonOf(cause)}`, { cause });
  }
  const parsed = parseJsonBytes(bytes);
  if ("value" in parsed) return parsed.value;
  const { line, column, message } = parsed.problem;
  throw new Error(`${[file, line, column].filter((it) => it !== undefined).join(":")}: ${message}`);
}
