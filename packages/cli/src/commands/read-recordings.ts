import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Recording } from "@graphslice/generator";
import type { RecordingsFolder } from "../config/resolve-slices.js";
import { SourceError } from "../read-source.js";
import { reasonOf } from "../system-error.js";
import { shortenPath } from "../terminal/shorten-path.js";

const ENDING = ".har";

/**
 * Reads the recordings of a slice, in the order of their names. Other files in the folder are none.
 *
 * @throws {SourceError} if one cannot be read or is no JSON, or if there is no folder where one was named.
 */
export function readRecordings(
  { directory, isOptional }: RecordingsFolder,
  cwd: string,
): readonly Recording[] {
  if (isOptional && !existsSync(directory)) return [];
  return listRecordings(directory, cwd).map((file) => {
    const path = join(directory, file);
    const text = readText(path, cwd);
    try {
      JSON.parse(text);
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new SourceError(
        `${shortenPath(path, cwd)}: expected an HTTP Archive, which is JSON, but found: ${reason}`,
        { cause },
      );
    }
    return { name: file.slice(0, -ENDING.length), text };
  });
}

function listRecordings(directory: string, cwd: string): readonly string[] {
  try {
    return readdirSync(directory)
      .filter((file) => file.endsWith(ENDING))
      .sort();
  } catch (cause) {
    throw new SourceError(
      `${shortenPath(directory, cwd)}: recordings cannot be read: ${reasonOf(cause)}`,
      { cause },
    );
  }
}

function readText(path: string, cwd: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    throw new SourceError(`${shortenPath(path, cwd)}: cannot be read: ${reasonOf(cause)}`, {
      cause,
    });
  }
}
