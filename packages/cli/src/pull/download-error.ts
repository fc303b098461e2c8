interface DownloadErrorOptions extends ErrorOptions {
  /** Whether another try may succeed. */
  readonly isPassing?: boolean;
  /** Seconds to wait before the next try, as the server says. */
  readonly retryAfter?: number | undefined;
}

/** Metadata could not be downloaded; nothing was changed. */
export class DownloadError extends Error {
  override readonly name = "DownloadError";
  readonly isPassing: boolean;
  readonly retryAfter: number | undefined;

  /** @param problem what follows the address in the message */
  constructor(url: string, problem: string, options: DownloadErrorOptions = {}) {
    super(`${url}: ${problem}`, options);
    this.isPassing = options.isPassing ?? false;
    this.retryAfter = options.retryAfter;
  }
}

/** What a failure of the network is called, and whether it passes; the system's own words where there are no better ones. */
export function networkError(url: string, cause: unknown): DownloadError {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  const [reason, isPassing = false] = reasons[code] ?? [
    cause instanceof Error ? cause.message || code : String(cause),
  ];
  return new DownloadError(url, `cannot be downloaded: ${reason}`, { cause, isPassing });
}

const reasons: Readonly<Record<string, readonly [reason: string, isPassing?: boolean]>> = {
  ECONNRESET: ["the connection was closed before the answer was complete", true],
  ERR_STREAM_PREMATURE_CLOSE: ["the connection was closed before the answer was complete", true],
  EPIPE: ["the connection was closed before the answer was complete", true],
  ETIMEDOUT: ["the server does not answer", true],
  EAI_AGAIN: ["its host cannot be looked up; is this machine offline?", true],
  ENOTFOUND: ["there is no such host; check the address, and whether this machine is offline"],
  ECONNREFUSED: ["the server refuses the connection"],
  ENETUNREACH: ["the network cannot be reached; is this machine offline?"],
  EHOSTUNREACH: ["the host cannot be reached"],
};
