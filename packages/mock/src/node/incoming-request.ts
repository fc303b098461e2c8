import type { IncomingMessage, ServerResponse } from "node:http";
import type { IncomingBody } from "./incoming-body.js";

/** Members that a handler reads first and that are at hand; for any other one the platform's request is made. */
const OWN = new Set([
  "constructor",
  "method",
  "url",
  "headers",
  "signal",
  "body",
  "bodyUsed",
  "arrayBuffer",
  "bytes",
]);

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
    if (this.#body?.isRead) return this.readWhole().body;
    return this.#whole?.body ?? this.#body?.stream ?? null;
  }

  get bodyUsed(): boolean {
    return this.#whole?.bodyUsed ?? this.#body?.isUsed ?? false;
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    return this.#isUntouched()
      ? (await this.bytes()).slice().buffer
      : this.readWhole().arrayBuffer();
  }

  /** Newer platforms have it; here it spares a copy. */
  async bytes(): Promise<Uint8Array<ArrayBuffer>> {
    if (!this.#isUntouched()) return new Uint8Array(await this.readWhole().arrayBuffer());
    return this.#body?.readBytes() ?? new Uint8Array(0);
  }

  /** Whether nobody has begun to read the body, or to take it as a stream. */
  #isUntouched(): boolean {
    const { isUsed = false, isStreamed = false } = this.#body ?? {};
    return this.#whole === undefined && !isUsed && !isStreamed;
  }

  readWhole(): Request {
    return (this.#whole ??= this.#createWhole());
  }

  #createWhole(): Request {
    const { method, url, headers, signal } = this;
    const init = { method, headers, signal };
    if (this.#body === undefined) return new Request(url, init);
    if (!this.#body.isRead) {
      const streamed = { ...init, body: this.#body.stream, duplex: "half" };
      return new Request(url, streamed);
    }
    const request = new Request(url, { ...init, body: "" });
    // Its body has been read as well, so that nobody takes it for an empty one.
    void request.arrayBuffer();
    return request;
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
