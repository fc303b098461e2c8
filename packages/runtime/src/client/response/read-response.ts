import type { Call } from "../calls/call.js";
import type { Context } from "../calls/context.js";
import { fail } from "../errors/fail.js";
import { tagOf } from "../tag-of.js";
import { guardBody } from "./guard-body.js";
import { readBytes } from "./read-bytes.js";
import { serviceError } from "./service-error.js";

/** Gives what a call expects of its response, or throws the error that the response stands for. */
export async function readResponse(
  { expects, method, options }: Call,
  response: Response,
  context: Context,
  signal: AbortSignal,
): Promise<unknown> {
  const { ok, status, headers } = response;
  const isRead = method === "GET";
  if (status === 304) return undefined;
  if (ok && expects === "response") return guardBody(response, options.signal);
  // No value is null (OData Protocol 4.01 §11.2.4).
  if (status === 204) return isRead ? null : undefined;
  if (ok && expects === "stream") return guardBody(response, options.signal).body;

  const limit = ok
    ? expects === "json"
      ? (context.options.maxBodySize ?? 1 << 25)
      : Infinity
    : 65536;
  const bytes = await readBytes(response, limit, signal);
  if (ok && expects === "bytes") return bytes;
  const text = decode(bytes, ok);
  if (ok) {
    if (expects === "text") return text;
    if (!text && !isRead) return undefined;
    const type = headers.get("content-type") || "json";
    // Text may be JSON, too, as a count is.
    if (!/\b(json|plain)\b/i.test(type)) fail("content", `no JSON but ${type}`);
    const body = parse(text);
    if (body === undefined) fail("json", "the body is no JSON");

    const { error, value } = Object(body) as { readonly error?: unknown; readonly value?: unknown };
    const names = `${Object.keys(Object(body) as object)}`;
    // Some services wrap a single entity: { "value": { "id": … } }.
    if (isRead && names === "value" && tagOf(value) === "Object") return value;
    if (names !== "error" || !Object(error).code) return body;
  }
  throw serviceError(response, parse(context.redact(text)));
}

/** A body is UTF-8. That of an error is taken as it is. */
function decode(bytes: Uint8Array, fatal: boolean): string {
  try {
    return new TextDecoder("utf-8", { fatal }).decode(bytes);
  } catch {
    return fail("encoding", "the body is no UTF-8");
  }
}

/** Without the parser's own error, which quotes the text. Members named `__proto__` are members and nothing else. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
