import { chooseRecordedSchema } from "./choose-recorded-schema.js";
import { chooseSchema, type JudgingOptions } from "./choose-schema.js";
import { judgeBody } from "./judge-body.js";
import type { JudgingSlice } from "./judging-slice.js";
import { parseJsonBytes } from "./parse-json.js";
import { isHar, readHar } from "./read-har.js";
import type { FileError, Validation } from "./validation.js";

/** Judges what a file holds: a body, a page, an array, or a recording with many bodies. */
export function judgeFile(
  file: string,
  bytes: Uint8Array,
  options: JudgingOptions,
  slices: readonly JudgingSlice[],
): Validation {
  const parsed = parseJsonBytes(bytes);
  if ("problem" in parsed) return failed({ file, ...parsed.problem });
  const { value } = parsed;
  if (isHar(value)) {
    if (options.mode === undefined) return judgeHar(file, value, options, slices);
    const message = "is a HAR, whose requests tell the mode themselves; leave out --mode";
    return failed({ file, message });
  }
  const judged = judgeBody(value, slices, (slice) => chooseSchema(value, options, slice));
  if (typeof judged === "string") return failed({ file, message: judged });
  return { bodies: [{ file, ...judged }], skipped: [], errors: [] };
}

/** The outcome for a file that cannot be judged. */
export function failed(error: FileError): Validation {
  return { bodies: [], skipped: [], errors: [error] };
}

function judgeHar(
  file: string,
  har: unknown,
  options: JudgingOptions,
  slices: readonly JudgingSlice[],
): Validation {
  const recording = readHar(har);
  const judged = recording.bodies.map(({ value, ...recorded }) => {
    const judgement = judgeBody(value, slices, (slice) =>
      chooseRecordedSchema({ ...recorded, value }, options, slice),
    );
    return { recorded, judgement };
  });
  const bodies = judged.flatMap(({ recorded, judgement }) =>
    typeof judgement === "string" ? [] : [{ file, recorded, ...judgement }],
  );
  const skipped = judged.flatMap(({ recorded, judgement }) =>
    typeof judgement === "string" ? [{ file, recorded, reason: judgement }] : [],
  );
  const errors = recording.unreadable.map(({ pointer, problem }): FileError => ({
    file,
    pointer,
    ...problem,
  }));
  if (bodies.length > 0 || errors.length > 0) return { bodies, skipped, errors };
  const message =
    skipped.length === 0
      ? "is a HAR without a JSON body; record the bodies too"
      : "is a HAR of whose bodies nothing is known; --verbose says why";
  return { bodies, skipped, errors: [{ file, message }] };
}
