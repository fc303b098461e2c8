/** What services call the faults with these statuses. */
const CODES: Readonly<Record<number, string>> = {
  400: "BadRequest",
  401: "InvalidAuthenticationToken",
  403: "Forbidden",
  404: "ResourceNotFound",
  405: "MethodNotAllowed",
  406: "NotAcceptable",
  409: "Conflict",
  410: "Gone",
  412: "PreconditionFailed",
  413: "RequestEntityTooLarge",
  415: "UnsupportedMediaType",
  428: "PreconditionRequired",
  500: "InternalServerError",
  501: "NotImplemented",
};

/** What services call a fault with a status, where it has no name of its own. */
export function codeOf(status: number): string {
  return CODES[status] ?? "GeneralException";
}

export interface RefusalOptions {
  /** The error's code; by default the usual one of the status. */
  readonly code?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request that the service does not fulfil. Whatever it has changed until then is undone; rules and operations throw it too. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  /**
   * @param status 400 to 599
   * @throws {RangeError} for another status.
   * @throws {TypeError} for header fields that there cannot be.
   */
  constructor(status: number, message: string, { code, headers = {} }: RefusalOptions = {}) {
    super(message);
    if (!Number.isInteger(status) || status < 400 || status > 599) {
      throw new RangeError(
        `Invalid status of a refusal: expected 400 to 599 but received ${status}`,
      );
    }
    this.status = status;
    this.code = code ?? codeOf(status);
    // The platform looks at them: where they are given is where they can be mended.
    this.headers = Object.fromEntries(new Headers(headers));
  }
}

export function badRequest(message: string): Refusal {
  return new Refusal(400, message);
}

export function segmentNotFound(segment: string): Refusal {
  return new Refusal(400, `Resource not found for the segment '${segment.slice(0, 200)}'.`);
}

export function entityNotFound(what: string): Refusal {
  return new Refusal(404, `Resource '${what.slice(0, 200)}' does not exist.`);
}

export function methodNotAllowed(method: string, allowed: readonly string[]): Refusal {
  return new Refusal(
    405,
    `The method ${method.slice(0, 20)} is not allowed here; expected ${list(allowed)}.`,
    {
      headers: { Allow: allowed.join(", ") },
    },
  );
}

function list(methods: readonly string[]): string {
  return methods.length === 0 ? "another resource" : methods.join(" or ");
}
