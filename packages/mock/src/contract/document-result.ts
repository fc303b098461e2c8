import { readBytes, readJson } from "../har/body-content.js";
import type { HarEntry } from "../har/har.js";
import { describeDifference } from "./difference.js";
import { memberOf } from "./member-of.js";

/** How the answer is read: as JSON, as bytes, or not at all, where it is that of a redirect, which leads elsewhere. */
export type Reading = "json" | "bytes" | "none";

/** What becomes of a call. */
export type Result =
  | { readonly kind: "value"; readonly value: unknown }
  | { readonly kind: "thrown"; readonly error: unknown };

/** What a client documents to make of an answer. */
export function documentResult({ request, response }: HarEntry, reading: Reading): Result {
  const { status, content, headers } = response;
  if (status === 304 || status === 204) return { kind: "value", value: undefined };
  const bytes = readBytes(content);
  // Whatever an answer says that it is: counts are text, and pages of errors may be JSON.
  const body = readJson({ ...content, mimeType: "application/json" });
  const error = memberOf(body, "error");
  const isError = Object.keys(body ?? {}).join() === "error" && Boolean(memberOf(error, "code"));
  if (status >= 400 || isError) {
    const inner = memberOf(error, "innerError") ?? memberOf(error, "innererror");
    const requestId = headers.find(({ name }) => name.toLowerCase() === "request-id")?.value;
    return {
      kind: "thrown",
      error: {
        kind: "http",
        status,
        code: memberOf(error, "code") || undefined,
        requestId: requestId ?? memberOf(inner, "request-id"),
      },
    };
  }
  if (reading === "bytes") return { kind: "value", value: bytes };
  // Some services wrap a single entity, and clients unwrap it.
  const wrapped = memberOf(body, "value");
  const isWrapped =
    request.method === "GET" && wrapped instanceof Object && !Array.isArray(wrapped);
  const isAlone = isWrapped && Object.keys(body ?? {}).length === 1;
  return { kind: "value", value: isAlone ? wrapped : body };
}

/** How the result of a call is not the documented one. */
export function compareResults(wanted: Result, found: Result): readonly string[] {
  if (wanted.kind === "value") {
    if (found.kind === "thrown") {
      return [describeDifference("result", wanted.value, String(found.error))];
    }
    const [expected, given] = [wanted.value, found.value ?? undefined].map(toComparable);
    return expected === given ? [] : [describeDifference("result", expected, given)];
  }
  if (found.kind === "value") return [describeDifference("result", wanted.error, found.value)];
  const names = ["kind", "status", "code", "requestId"];
  return names.flatMap((name) => {
    const [expected, given] = [wanted.error, found.error].map((error) => memberOf(error, name));
    return expected === given ? [] : [describeDifference(`error's ${name}`, expected, given)];
  });
}

function toComparable(value: unknown): string | undefined {
  if (value instanceof Uint8Array) return `bytes ${[...value].join()}`;
  return JSON.stringify(value ?? undefined);
}
