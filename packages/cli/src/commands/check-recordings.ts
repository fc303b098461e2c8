import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Model } from "@graphslice/csdl";
import type { PackagedSlice } from "../config/resolve-packaged-slices.js";
import type { RecordingsFolder } from "../config/resolve-slices.js";
import { SourceError } from "../read-source.js";
import { reasonOf } from "../system-error.js";
import { shortenPath } from "../terminal/shorten-path.js";
import { judgeRecording, type RecordingFault } from "../validate/judge-recording.js";
import { readState, STATE_FILE } from "./read-recordings.js";

/** What is in a slice's recordings; files are named relative to the working directory. */
export interface CheckedRecordings {
  readonly files: number;
  readonly faults: readonly RecordingFault[];
}

/**
 * Judges the recordings of a slice by its model, and the state that is before them.
 *
 * @throws {SourceError} if they cannot be read, or if the folder that the config names is not there.
 */
export async function checkRecordings(
  { name, output: { recordings } }: PackagedSlice,
  model: Model,
  cwd: string,
): Promise<CheckedRecordings> {
  if (recordings === undefined || (recordings.isOptional && !existsSync(recordings.directory))) {
    return { files: 0, faults: [] };
  }
  const paths = listRecordings(recordings.directory, cwd);
  if (paths.length === 0) return { files: 0, faults: [] };
  // They bring the rules of all validators, which only recordings need.
  const { interpretValidators } = await import("../validate/interpret-validators.js");
  const slice = { name, model, validators: interpretValidators(model) };
  const faults = paths.flatMap((path) =>
    judgeRecording(shortenPath(path, cwd), readBytes(path, cwd), slice),
  );
  return {
    files: paths.length,
    faults: [...faults, ...(await judgeState(recordings, model, cwd))],
  };
}

/** What of the state before the recordings does not fit the model. */
async function judgeState(
  folder: RecordingsFolder,
  model: Model,
  cwd: string,
): Promise<readonly RecordingFault[]> {
  const state = readState(folder, cwd);
  if (state === undefined) return [];
  const { createMockGraph, StateError } = await import("@graphslice/mock");
  try {
    createMockGraph({ model, data: state });
    return [];
  } catch (error) {
    if (!(error instanceof StateError)) throw error;
    const file = shortenPath(join(folder.directory, STATE_FILE), cwd);
    return error.problems.map(({ pointer, message }) => ({
      file,
      pointer: "",
      inner: pointer,
      message,
    }));
  }
}

function listRecordings(directory: string, cwd: string): readonly string[] {
  try {
    return readdirSync(directory)
      .filter((file) => file.endsWith(".har"))
      .sort()
      .map((file) => join(directory, file));
  } catch (cause) {
    const shown = shortenPath(directory, cwd);
    throw new SourceError(`${shown}: recordings cannot be read: ${reasonOf(cause)}`, { cause });
  }
}

function readBytes(path: string, cwd: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new SourceError(`${shortenPath(path, cwd)}: cannot be read: ${reasonOf(cause)}`, {
      cause,
    });
  }
}
