import type { GraphError } from "../errors/graph-error.js";

/** When and how often a call is tried again. */
export interface RetryOptions {
  /** Tries after the first one; 3 if not given. */
  readonly limit?: number | undefined;
  /** Milliseconds to wait where the service does not say how long, by the number of tries before (from 0). */
  readonly backoff?: ((attempt: number) => number) | undefined;
}

const IDEMPOTENT = /^(GET|HEAD|PUT|DELETE)$/;

/**
 * Milliseconds until the next try of a call, `Infinity` if there shall be none. What may have had an effect is not
 * done again: POST and PATCH only if the service says that it did nothing yet (429), or when to come back (503).
 */
export function retryDelay(
  method: string,
  error: unknown,
  attempt: number,
  { limit = 3, backoff = backOff }: RetryOptions = {},
): number {
  const { kind, status, retryAfter } = Object(error) as Partial<GraphError>;
  const isRepeatable =
    status === 429 ||
    (status === 503 && retryAfter !== undefined) ||
    (/^(503|504|network|timeout)$/.test(`${status ?? kind}`) && IDEMPOTENT.test(method));
  if (!isRepeatable || attempt >= limit) return Infinity;
  // Timers may fire up to a millisecond early.
  return retryAfter === undefined ? backoff(attempt) : Math.ceil(retryAfter * 1000) + 1;
}

/** 1 s, 2 s, 4 s and so on, and up to half of it again; never over 30 s. */
export function backOff(attempt: number): number {
  return Math.min(2 ** attempt * (1 + Math.random() / 2), 30) * 1000;
}
