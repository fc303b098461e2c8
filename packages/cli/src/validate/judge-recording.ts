import { chooseRecordedSchema } from "./choose-recorded-schema.js";
import { findDeadEnd, withoutRoot } from "./follow-path.js";
import { judgeBody } from "./judge-body.js";
import type { JudgingSlice } from "./judging-slice.js";
import { parseJsonBytes, type JsonProblem } from "./parse-json.js";
import { isHar, isRefused, readHar, type RecordedBody } from "./read-har.js";
import { splitPath } from "./split-path.js";

/** Something in a recording that is not as the metadata says. */
export interface RecordingFault {
  readonly file: string;
  /** JSON Pointer to the text in the recording that it is in; empty for the recording itself. */
  readonly pointer: string;
  /** JSON Pointer from there to what is wrong. */
  readonly inner: string;
  /** Absent where the recording itself is wrong. */
  readonly call?: Pick<RecordedBody, "part" | "method" | "url" | "status">;
  readonly message: string;
}

/**
 * Judges a recording that belongs to a slice: its JSON bodies, and that their paths lead somewhere. Bodies of which
 * nothing is known, such as those of streams, pass, and so does what a request says that the recording shows as refused:
 * wrong calls are recorded on purpose.
 */
export function judgeRecording(
  file: string,
  bytes: Uint8Array,
  slice: JudgingSlice,
): readonly RecordingFault[] {
  const whole = (message: string): RecordingFault => ({ file, pointer: "", inner: "", message });
  const parsed = parseJsonBytes(bytes);
  if ("problem" in parsed) return [whole(describeProblem(parsed.problem))];
  if (!isHar(parsed.value)) return [whole("is no HTTP Archive; expected log.entries")];
  const { bodies, unreadable } = readHar(parsed.value);
  const unread = unreadable
    .filter((body) => !isRefused(body))
    .map(({ pointer, problem }) => ({ ...whole(describeProblem(problem)), pointer }));
  const faults = bodies
    .filter((body) => !isRefused(body))
    .flatMap((body) => judgeRecorded(file, body, slice));
  return [...unread, ...faults];
}

function judgeRecorded(
  file: string,
  body: RecordedBody,
  slice: JudgingSlice,
): readonly RecordingFault[] {
  const { pointer, inner, part, method, url, status } = body;
  const judged = judgeBody(body.value, [slice], () =>
    chooseRecordedSchema(body, { partial: false }, slice),
  );
  const call = { part, method, url, ...(status === undefined ? {} : { status }) };
  if (typeof judged === "string") {
    const [path = ""] = url.replace(/^https?:\/\/[^/]*/i, "").split(/[?#]/);
    const reason = findDeadEnd(withoutRoot(splitPath(path)), slice.model);
    return reason === undefined ? [] : [{ file, pointer, inner, call, message: reason }];
  }
  return judged.issues.map((issue) => ({
    file,
    pointer,
    inner: inner + issue.pointer,
    call,
    message: issue.message,
  }));
}

function describeProblem({ line, column, message }: JsonProblem): string {
  const place = line === undefined ? "" : ` at ${line}:${column}`;
  return `is no JSON${place}: ${message}`;
}
