import type { Issue } from "@graphslice/runtime/validation";
import type { BodyMode } from "./body-schema.js";
import type { RecordedBody } from "./read-har.js";

/** What came of judging files, as `--json` prints it. Files are called as the caller called them. */
export interface Validation {
  readonly bodies: readonly JudgedBody[];
  /** Bodies in recordings that nothing is known of. */
  readonly skipped: readonly SkippedBody[];
  /** Why files, or parts of them, could not be judged. */
  readonly errors: readonly FileError[];
}

/** Where in a recording a body is. */
export type RecordedPlace = Omit<RecordedBody, "value">;

export interface JudgedBody {
  readonly file: string;
  /** Absent where the file is the body. */
  readonly recorded?: RecordedPlace;
  readonly slice: string;
  /** What it was judged as: `microsoft.graph.user`, `Collection(microsoft.graph.user)`, `error`. */
  readonly type: string;
  readonly mode: BodyMode;
  /** Whether it was judged as a response in which any member may be absent. */
  readonly partial: boolean;
  readonly issues: readonly Issue[];
  readonly notes: readonly Issue[];
}

export interface SkippedBody {
  readonly file: string;
  readonly recorded: RecordedPlace;
  readonly reason: string;
}

export interface FileError {
  readonly file: string;
  /** JSON Pointer to the text that the error is in, in a recording. */
  readonly pointer?: string;
  /** From 1. */
  readonly line?: number;
  readonly column?: number;
  readonly message: string;
}
