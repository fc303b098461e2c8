import { fail } from "../errors/fail.js";
import type { CallOptions, CommonOptions } from "../calls/call-options.js";
import type { Call } from "../calls/call.js";
import { mediaTypeOf } from "./request-body.js";

/** The headers of all tries of a call, without the token. */
export function writeHeaders(
  { expects, body }: Call,
  options: CallOptions,
  defaults: CommonOptions,
): Headers {
  const headers = new Headers();
  const given = {
    accept: expects === "json" ? "application/json" : undefined,
    "content-type": options.contentType ?? mediaTypeOf(body),
    "client-request-id": crypto.randomUUID(),
    prefer: options.prefer && `${options.prefer}`,
    consistencylevel: options.consistencyLevel,
    "if-match": options.ifMatch,
    "if-none-match": options.ifNoneMatch,
    ...defaults.headers,
    ...options.headers,
  };
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined) continue;
    try {
      headers.set(name, value);
    } catch {
      fail("request", `header "${name}" fits in no request`);
    }
  }
  return headers;
}
