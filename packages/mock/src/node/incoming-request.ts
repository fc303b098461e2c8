import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import type { IncomingBody } from "./incoming-body.js";

/** Members that a handler reads first and that are at hand; for any other one the platform's request is made. */
const OWN = new Set(["constructor", "method", "url", "headers", "signal", "body", "bodyUsed"]);

/**
 * A request that has arrived. To make one of the platform's, with its headers and its signal, takes longer than to
 * write the answer; this one makes them as they are asked for. Like any, it is an instance of `Request`. The
 * platform's own, for `new Request(request)` and `fetch(request)`, is what `clone()` gives.
 */
class IncomingRequest {
  readonly method: string;
  readonly url: string;
  readonly #incoming: IncomingMessage;
  readonly #outgoing: ServerResponse;
  readonly #body: IncomingBody | undefined;
  #headers: Headers | undefined;
  #signal: AbortSignal | undefined;
  #whole: Request | undefined;

  constructor(
    url: string,
    incoming: IncomingMessage,
    outgoing: ServerResponse,
    body: IncomingBody | undefined,
  ) {
    const { method = "GET" } = incoming;
    this.method = method === "HEAD" ? "GET" : method;
    this.url = url;
    this.#incoming = incoming;
    this.#outgoing = outgoing;
    this.#body = body;
  }

  get headers(): Headers {
    return (this.#headers ??= readHeaders(this.#incoming));
  }

  /** Aborts when the client leaves before it has its answer. */
  get signal(): AbortSignal {
    return (this.#signal ??= signalOf(this.#outgoing));
  }

  get body(): ReadableStream<Uint8Array> | null {
    return this.#whole?.body ?? this.#body?.stream ?? null;
  }

  get bodyUsed(): boolean {
    if (this.#whole !== undefined) return this.#whole.bodyUsed;
    // It takes streams of the web as well, which its types do not say.
    const stream = this.#body?.stream as unknown as NodeJS.ReadableStream | undefined;
    return stream !== undefined && Readable.isDisturbed(stream);
  }

  readWhole(): Request {
    const { method, url, headers, signal } = this;
    return (this.#whole ??= new Request(url, {
      method,
      headers,
      signal,
      ...(this.#body !== undefined && { body: this.#body.stream, duplex: "half" }),
    }));
  }
}

for (const name of Object.getOwnPropertyNames(Request.prototype)) {
  if (OWN.has(name)) continue;
  Object.defineProperty(IncomingRequest.prototype, name, {
    get(this: IncomingRequest): unknown {
      const whole = this.readWhole();
      const value: unknown = Reflect.get(whole, name);
      return typeof value === "function" ? value.bind(whole) : value;
    },
  });
}
Object.setPrototypeOf(IncomingRequest.prototype, Request.prototype);

/** Makes the request that a handler gets, for a URL that is valid. */
export function createIncomingRequest(
  url: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  body: IncomingBody | undefined,
): Request {
  // The prototype's members have been put in place above, where the compiler cannot see them.
  return new IncomingRequest(url, incoming, outgoing, body) as unknown as Request;
}

function readHeaders({ rawHeaders }: IncomingMessage): Headers {
  const headers = new Headers();
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    headers.append(rawHeaders[index] ?? "", rawHeaders[index + 1] ?? "");
  }
  return headers;
}

function signalOf(outgoing: ServerResponse): AbortSignal {
  const controller = new AbortController();
  const leave = (): void => {
    if (!outgoing.writableFinished) controller.abort();
  };
  if (outgoing.destroyed) leave();
  else outgoing.on("close", leave);
  return controller.signal;
}
