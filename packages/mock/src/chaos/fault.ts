/** How 429 says when to come again: a form, or the header's text itself. */
export type RetryAfterForm =
  "seconds" | "fractional" | "date" | "missing" | "negative" | "absurd" | (string & {});

/**
 * What can go wrong with a request, with an argument after `=` where it takes one. Where nothing else is said, the
 * handler has not seen the request.
 *
 * - `throttle`: 429 with that Retry-After, by default one second
 * - `status=503`: an error with that status, 400 to 599
 * - `latency=200`: an answer so many milliseconds later
 * - `reset`: the connection is reset `before` the handler sees the request (the default), `after` it has, or in the `body`
 * - `truncate`: the connection ends in the body, whose `length` was announced (the default), or which comes `chunked`
 * - `lost-answer`: the request is fulfilled, and answered with 504
 * - `html-error`: a page of HTML, with 502 or that status
 * - `empty-body`, `cut-json`, `invalid-utf8`, `wrong-content-type`: what the handler answers, damaged
 * - `foreign-link`, `looping-link`: a nextLink to another host, or to the same page
 * - `unknown-member`, `unknown-type`, `unknown-enum-member`: what a newer service may answer
 */
export type Fault =
  | "throttle"
  | `throttle=${RetryAfterForm}`
  | `status=${number}`
  | `latency=${number}`
  | "reset"
  | "reset=before"
  | "reset=after"
  | "reset=body"
  | "truncate"
  | "truncate=length"
  | "truncate=chunked"
  | "lost-answer"
  | "html-error"
  | `html-error=${number}`
  | "empty-body"
  | "cut-json"
  | "invalid-utf8"
  | "wrong-content-type"
  | "foreign-link"
  | "looping-link"
  | "unknown-member"
  | "unknown-type"
  | "unknown-enum-member";

/** What a client that tries again gets over. */
export const TRANSIENT_FAULTS: readonly Fault[] = [
  "throttle",
  "status=503",
  "status=504",
  "reset",
  "latency=200",
];
