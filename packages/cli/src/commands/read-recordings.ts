import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { JsonObject, Recording } from "@graphslice/generator";
import type { RecordingsFolder } from "../config/resolve-slices.js";
import { SourceError } from "../read-source.js";
import { reasonOf } from "../system-error.js";
import { shortenPath } from "../terminal/shorten-path.js";

const ENDING = ".har";
/** What the service held before each recording. */
export const STATE_FILE = "state.json";
/** What a module can be called wherever the package goes. */
const NAME = /^\w[\w-]*$/;

/**
 * Reads the recordings of a slice, in the order of their names. Other files in the folder are none.
 *
 * @throws {SourceError} if one cannot be read, replayed or called as it is, or if there is no folder where one was named.
 */
export async function readRecordings(
  { directory, isOptional }: RecordingsFolder,
  cwd: string,
): Promise<readonly Recording[]> {
  if (isOptional && !existsSync(directory)) return [];
  const files = listRecordings(directory, cwd);
  if (files.length === 0) return [];
  // Only who has recordings waits for what reads them.
  const { readHar } = await import("@graphslice/mock/har");
  return files.map((file) => {
    const path = join(directory, file);
    const place = shortenPath(path, cwd);
    const name = file.slice(0, -ENDING.length);
    if (!NAME.test(name)) {
      throw new SourceError(
        `${place}: expected a name of letters, digits, "-" and "_", which a module of the mocks gets; rename it`,
      );
    }
    const text = readText(path, cwd);
    try {
      readHar(text, place);
    } catch (cause) {
      throw new SourceError(cause instanceof Error ? cause.message : String(cause), { cause });
    }
    // With all that tools write, which an `Har` does not tell of.
    return { name, archive: JSON.parse(text) };
  });
}

/**
 * Reads what the service held before each of the recordings, from a file beside them.
 *
 * @returns `undefined` if there is no such file: then nobody knows.
 * @throws {SourceError} if it cannot be read, or is no JSON object.
 */
export function readState({ directory }: RecordingsFolder, cwd: string): JsonObject | undefined {
  const path = join(directory, STATE_FILE);
  if (!existsSync(path)) return undefined;
  const place = shortenPath(path, cwd);
  let state: unknown;
  try {
    state = JSON.parse(readText(path, cwd));
  } catch (cause) {
    if (cause instanceof SourceError) throw cause;
    throw new SourceError(`${place} is not JSON: ${String(cause)}`, { cause });
  }
  if (!isJsonObject(state)) {
    throw new SourceError(`${place}: expected an object, as \`graphslice mock --save\` writes it`);
  }
  return state;
}

function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
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
