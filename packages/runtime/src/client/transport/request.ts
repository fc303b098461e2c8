/** One try of a call, as middleware sees it. The token is added later, out of its sight. */
export interface GraphRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: RequestBody | undefined;
  /**
   * The path of the address without ids or values, for tracing: `/users/{id}/messages`,
   * `/me/reminderView(StartDateTime={StartDateTime},EndDateTime={EndDateTime})`.
   */
  readonly route: string;
  /** 0 for the first try. */
  readonly attempt: number;
  /** The same for all tries of a call; also the header `client-request-id`. */
  readonly clientRequestId: string;
  readonly signal: AbortSignal;
}

/** A body on its way; a function gives a new stream for each try. */
export type RequestBody =
  | string
  | Blob
  | ArrayBuffer
  | ArrayBufferView
  | FormData
  | ReadableStream<Uint8Array>
  | (() => ReadableStream<Uint8Array>);

/** Sends a request and gives its response. */
export type Send = (request: GraphRequest) => Promise<Response>;

/** Wraps sending: may look at the request, change it (`next({ ...request, headers })`), or answer it. */
export type Middleware = (next: Send) => Send;
