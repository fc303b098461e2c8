/** A target cannot be compared or written. Unless the message says otherwise, nothing was changed. */
export class WriteError extends Error {
  override readonly name = "WriteError";
  /** The file or directory that it is about. */
  readonly path: string;

  constructor(path: string, problem: string, options?: ErrorOptions) {
    super(`${path} ${problem}`, options);
    this.path = path;
  }
}

/** The error as it is where it already tells what to do, and as the cause of the given one otherwise. */
export function toWriteError(error: unknown, wrap: (cause: unknown) => WriteError): Error {
  return error instanceof WriteError || error instanceof TypeError ? error : wrap(error);
}

/** The code of a file system's error, e.g. `EACCES`. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string"
    ? error.code
    : undefined;
}
