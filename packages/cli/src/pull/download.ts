import { setTimeout as sleep } from "node:timers/promises";
import { backOff } from "@graphslice/runtime/retry";
import { DownloadError } from "./download-error.js";
import { requestMetadata, type Download, type Validators } from "./request-metadata.js";

export interface DownloadOptions {
  /** Whether `http:` is accepted, which anyone on the way can change. */
  readonly allowHttp: boolean;
  /** Of the version that is there already. */
  readonly known?: Validators;
  /** Tries after the first one; 3 if not given. */
  readonly retries?: number;
  /** Milliseconds for everything, tries and waits together; five minutes if not given. */
  readonly timeout?: number;
  /** Milliseconds to wait where the server does not say how long, by the number of tries before (from 0). */
  readonly backoff?: (attempt: number) => number;
  readonly signal?: AbortSignal;
}

const TIMEOUT = 300_000;

/**
 * Downloads a service's metadata, whole or not at all. Tries again what may pass: 429, 503 and 504, as `Retry-After`
 * says, and connections that break.
 *
 * @returns nothing where the server says that it has not changed.
 * @throws {DownloadError} if it cannot be had.
 */
export async function download(
  url: string,
  options: DownloadOptions,
): Promise<Download | undefined> {
  const { allowHttp, known = {}, retries = 3, timeout = TIMEOUT, backoff = backOff } = options;
  if (!allowHttp && !url.startsWith("https:")) {
    throw new DownloadError(
      url,
      "anyone on the way could change what it answers; use https:, or say --allow-http",
    );
  }
  const deadline = Date.now() + timeout;
  const signal = AbortSignal.any([
    AbortSignal.timeout(timeout),
    ...(options.signal === undefined ? [] : [options.signal]),
  ]);
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await requestMetadata(url, known, signal);
    } catch (error) {
      throwIfAborted(url, timeout, options.signal, signal);
      if (!(error instanceof DownloadError) || !error.isPassing || attempt >= retries) throw error;
      const { retryAfter } = error;
      const wait = retryAfter === undefined ? backoff(attempt) : Math.ceil(retryAfter * 1000);
      if (Date.now() + wait > deadline) throw tooPatient(error, wait, timeout);
      await sleep(wait, undefined, { signal }).catch(() => {
        throwIfAborted(url, timeout, options.signal, signal);
      });
    }
  }
}

function throwIfAborted(
  url: string,
  timeout: number,
  outer: AbortSignal | undefined,
  signal: AbortSignal,
): void {
  outer?.throwIfAborted();
  if (!signal.aborted) return;
  throw new DownloadError(url, `is not there after ${timeout / 1000} s; --timeout gives it longer`);
}

function tooPatient(error: DownloadError, wait: number, timeout: number): Error {
  const seconds = Math.ceil(wait / 1000);
  return new Error(
    `${error.message}; the next try would be in ${seconds} s, and ${timeout / 1000} s is all the time there is: try later`,
    { cause: error },
  );
}
