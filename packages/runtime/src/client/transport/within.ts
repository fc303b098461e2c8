import { GraphError } from "../errors/graph-error.js";

/** The longest time that timers can wait, or nearly so: 23 days. */
export const MAX_DELAY = 2e9;

/**
 * Does work that ends, at the latest, when the signal is aborted or the time is over; then the result is rejected at
 * once, even if the work does not heed its own signal.
 */
export function within<T>(
  outer: AbortSignal | undefined,
  milliseconds: number,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const controller = new AbortController();
    const finish = (): void => {
      clearTimeout(timer);
      outer?.removeEventListener("abort", abort);
    };
    const end = (reason: GraphError): void => {
      finish();
      reject(reason);
      controller.abort(reason);
    };
    const abort = (): void => end(reasonOf(outer));
    const timer = setTimeout(
      () => end(new GraphError("timeout", `no result within ${milliseconds} ms`)),
      Math.min(milliseconds, MAX_DELAY),
    );
    if (outer?.aborted) return abort();
    outer?.addEventListener("abort", abort);
    work(controller.signal).then(resolve, reject).finally(finish);
  });
}

/** Waits, or stops waiting for good when the signal is aborted. */
export function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener("abort", () => clearTimeout(timer));
  });
}

/** A caller's reason may be anything; the calls' own are errors already. */
export function reasonOf(signal: AbortSignal | undefined): GraphError {
  const cause: unknown = signal?.reason;
  return cause instanceof GraphError
    ? cause
    : new GraphError("aborted", "the call was aborted", { cause });
}
