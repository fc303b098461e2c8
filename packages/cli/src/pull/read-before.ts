import { readFileSync } from "node:fs";
import type { Model, SelectedModel } from "@graphslice/csdl";
import { readSlice, type SourceText } from "@graphslice/generator";
import type { ResolvedSlice } from "../config/resolve-slices.js";
import { readSource } from "../read-source.js";
import { reasonOf } from "../system-error.js";
import { shortenPath } from "../terminal/shorten-path.js";
import type { PullTarget } from "./plan-pulls.js";
import { isAsRecorded, readRecord, type SourceRecord } from "./source-record.js";

/** A slice as it was before a pull, and the overlay that goes with it. */
export interface SliceBefore {
  readonly slice: ResolvedSlice;
  readonly overlay?: SourceText;
  /** Absent where there is no metadata yet, or none that can be read. */
  readonly whole?: Model;
  /** Absent also where the metadata does not have what the slice is about. */
  readonly selected?: SelectedModel;
}

/** What there is of a target before a pull. */
export interface TargetBefore {
  readonly target: PullTarget;
  /** The file's bytes; absent if there is none. */
  readonly data?: Uint8Array;
  /** The record beside the file, if `pull` has written both. */
  readonly record?: SourceRecord;
  /** Whether the file is as `pull` has written it, so that it may be replaced; also where there is none. */
  readonly isOwn: boolean;
  readonly slices: readonly SliceBefore[];
}

/**
 * Reads what is there.
 *
 * @throws {SourceError} if a file or an overlay cannot be read.
 */
export async function readBefore(target: PullTarget, cwd: string): Promise<TargetBefore> {
  const data = readIfThere(target.file, cwd);
  const record =
    data === undefined || target.record === undefined
      ? undefined
      : readRecord(target.record, target.file);
  const metadata = data && { file: shortenPath(target.file, cwd), text: data };
  const slices: SliceBefore[] = [];
  for (const slice of target.slices) {
    const overlay = slice.overlay === undefined ? undefined : await readSource(slice.overlay, cwd);
    const { whole, slice: selected } = metadata
      ? readSlice({ metadata, ...(overlay && { overlay }), selection: slice.selection })
      : {};
    slices.push({
      slice,
      ...(overlay && { overlay }),
      ...(whole && { whole }),
      ...(selected && { selected }),
    });
  }
  return {
    target,
    ...(data && { data }),
    ...(record && { record }),
    isOwn:
      data === undefined ||
      target.record === undefined ||
      (record !== undefined && isAsRecorded(record, target.file, data)),
    slices,
  };
}

function readIfThere(file: string, cwd: string): Uint8Array | undefined {
  try {
    return readFileSync(file);
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return undefined;
    throw new Error(`${shortenPath(file, cwd)}: cannot be read: ${reasonOf(cause)}`, { cause });
  }
}
