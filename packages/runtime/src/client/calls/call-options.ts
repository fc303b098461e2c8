import type { StandardSchema } from "../types/standard-schema.js";

/** How the body of a response is wanted. `stream` and `response` come as soon as the headers are there. */
export interface Bodies {
  text: string;
  bytes: Uint8Array;
  stream: ReadableStream<Uint8Array>;
  response: Response;
}

/** What can be set for one call, and for all calls of a client. */
export interface CommonOptions {
  /** Milliseconds for the call as a whole, with all tries and the waits between; 300,000 if not given. */
  readonly timeout?: number | undefined;
  /** Milliseconds for one try; 100,000 if not given. */
  readonly tryTimeout?: number | undefined;
  /** Further headers. They go to allowed origins only. */
  readonly headers?: Readonly<Record<string, string | undefined>> | undefined;
  /** `Prefer`, for example `return=minimal` or `odata.maxpagesize=50`. */
  readonly prefer?: string | readonly string[] | undefined;
  /** `ConsistencyLevel`, which advanced queries of directory objects need. */
  readonly consistencyLevel?: "eventual" | undefined;
}

/** What can be set for one call. */
export interface CallOptions extends CommonOptions {
  /** Ends the call at once, whatever it is doing. */
  readonly signal?: AbortSignal | undefined;
  /** `If-Match`: only if the entity is still of this version (its `@odata.etag`). */
  readonly ifMatch?: string | undefined;
  /** `If-None-Match`: only if it is not of this version any more; else the result is `undefined`. */
  readonly ifNoneMatch?: string | undefined;
  /** `Content-Type` of a body that is not JSON. */
  readonly contentType?: string | undefined;
  /** Validates the result, and may transform it: any Standard Schema. */
  readonly schema?: StandardSchema | undefined;
  /** How the body is wanted; JSON if not given, and the `Response` itself for `$value`. */
  readonly as?: keyof Bodies | undefined;
  /** In a `batch`: calls of it that must have succeeded before. */
  readonly dependsOn?: readonly Promise<unknown>[] | undefined;
}
