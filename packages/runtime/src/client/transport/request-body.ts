import { tagOf } from "../tag-of.js";
import type { RequestBody } from "./request.js";

/** Bytes and text go as they are, anything else as JSON. */
export function writeBody(value: unknown): RequestBody | undefined {
  return isJson(value) ? JSON.stringify(value) : (value as RequestBody | undefined);
}

/** The media type of a body that does not bring one itself, as text, a Blob and a form do. */
export function mediaTypeOf(value: unknown): string | undefined {
  if (isJson(value)) return "application/json";
  const bringsType = /^(Undef|Str|Form|URL)/.test(tagOf(value)) || (value as Blob).type;
  return bringsType ? undefined : "application/octet-stream";
}

/** A stream can be sent once. */
export function isStream(value: unknown): value is ReadableStream<Uint8Array> {
  return tagOf(value) === "ReadableStream";
}

/** Whether a value is sent as JSON. */
export function isJson(value: unknown): boolean {
  return /^(Object|Array|Number|Boolean|Null)$/.test(tagOf(value));
}
