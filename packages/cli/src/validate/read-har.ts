import { isObject } from "./declared-type.js";
import { expandBatch } from "./expand-batch.js";
import { parseJson, type JsonProblem } from "./parse-json.js";

/** A request's or a response's JSON body in a recording. */
export interface RecordedBody {
  /** JSON Pointer to the text that holds it. */
  readonly pointer: string;
  /** JSON Pointer from there to the body; empty unless it is part of a batch. */
  readonly inner: string;
  readonly part: "request" | "response";
  readonly method: string;
  readonly url: string;
  /** Of responses. */
  readonly status?: number;
  /** Of requests: the status of the response, if there is one. */
  readonly answered?: number;
  readonly value: unknown;
}

/** The text of a body that says it is JSON and is not. */
export interface UnreadableBody extends Pick<RecordedBody, "pointer" | "part" | "answered"> {
  readonly problem: JsonProblem;
}

export interface Recording {
  readonly bodies: readonly RecordedBody[];
  readonly unreadable: readonly UnreadableBody[];
}

/** Whether a value is an HTTP Archive (HAR 1.2), which no body of Graph looks like. */
export function isHar(value: unknown): boolean {
  return Array.isArray(memberOf(memberOf(value, "log"), "entries"));
}

/** Whether a recording shows that a request was refused, so that what it says need not be valid. */
export function isRefused({ answered = 0 }: Pick<RecordedBody, "answered">): boolean {
  return answered >= 400 && answered < 500;
}

/** The JSON bodies of an HTTP Archive, in its order, those in batches among them. */
export function readHar(har: unknown): Recording {
  const unreadable: UnreadableBody[] = [];
  const entries = memberOf(memberOf(har, "log"), "entries");
  const bodies = (Array.isArray(entries) ? entries : []).flatMap((entry: unknown, index) => {
    const request = memberOf(entry, "request");
    const response = memberOf(entry, "response");
    const method = memberOf(request, "method");
    const url = memberOf(request, "url");
    const status = memberOf(response, "status");
    if (typeof method !== "string" || typeof url !== "string") return [];
    const call = { inner: "", method: method.toUpperCase(), url };
    const read = (
      content: unknown,
      message: Pick<RecordedBody, "pointer" | "part" | "status" | "answered">,
    ): readonly RecordedBody[] => {
      const text = jsonTextOf(content);
      if (text === undefined) return [];
      const parsed = parseJson(text);
      if ("value" in parsed) return [{ ...call, ...message, value: parsed.value }];
      unreadable.push({ ...message, problem: parsed.problem });
      return [];
    };
    return expandBatch([
      ...read(memberOf(request, "postData"), {
        pointer: `/log/entries/${index}/request/postData/text`,
        part: "request",
        ...(typeof status === "number" ? { answered: status } : {}),
      }),
      ...read(memberOf(response, "content"), {
        pointer: `/log/entries/${index}/response/content/text`,
        part: "response",
        ...(typeof status === "number" ? { status } : {}),
      }),
    ]);
  });
  return { bodies, unreadable };
}

/** The text of a body that says it is JSON; some recorders write it in base64. */
function jsonTextOf(content: unknown): string | undefined {
  const type = memberOf(content, "mimeType");
  const text = memberOf(content, "text");
  if (typeof type !== "string" || !/[/+]json\b/i.test(type)) return undefined;
  if (typeof text !== "string" || text === "") return undefined;
  const isEncoded = memberOf(content, "encoding") === "base64";
  return isEncoded ? Buffer.from(text, "base64").toString("utf8") : text;
}

function memberOf(value: unknown, name: string): unknown {
  return isObject(value) ? value[name] : undefined;
}
