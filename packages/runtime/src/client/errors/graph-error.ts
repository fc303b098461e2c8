/**
 * What went wrong, in one word:
 *
 * - `http`: the service answered with an error, or with the body of one;
 * - `network`: no complete answer came: connection refused, reset, or cut off;
 * - `timeout`: the deadline of the call passed;
 * - `aborted`: the caller's signal, whose reason is the `cause`;
 * - `token`: the credential gave no token, or one that fits in no header;
 * - `redirect`: a redirect that leads nowhere or in circles, or would change the request;
 * - `origin`: an address outside the allowed origins;
 * - `content`: a successful answer of another media type than was asked for;
 * - `encoding`: a body that is no UTF-8;
 * - `json`: a body that is no JSON;
 * - `size`: a body over `maxBodySize`;
 * - `paging`: a page that is none, or links that lead in circles;
 * - `validation`: a body that its schema rejects; see `issues`;
 * - `batch`: a call that the answer to its batch leaves out;
 * - `upload`: an upload session that has ended, or contradicts itself;
 * - `request`: a request that cannot be written as given; nothing was sent.
 */
export type GraphErrorKind =
  | "http"
  | "network"
  | "timeout"
  | "aborted"
  | "token"
  | "redirect"
  | "origin"
  | "content"
  | "encoding"
  | "json"
  | "size"
  | "paging"
  | "validation"
  | "batch"
  | "upload"
  | "request";

/** What is known about a failure beside its message. */
export interface GraphErrorDetails {
  /** Status of the response, if there was one. */
  readonly status?: number | undefined;
  /** The service's own code, such as `itemNotFound` (OData JSON Format 4.01 §21.1). */
  readonly code?: string | undefined;
  /** Codes of the inner errors, outermost first. */
  readonly innerCodes?: readonly string[] | undefined;
  /** `request-id` of the response: what Microsoft's support asks for. */
  readonly requestId?: string | undefined;
  /** `client-request-id` of the call, the same for all its tries. */
  readonly clientRequestId?: string | undefined;
  /** Seconds to wait before the next try, as the service asked for. */
  readonly retryAfter?: number | undefined;
  readonly method?: string | undefined;
  /** The address as a template, without ids: `/users/{id}/messages`. */
  readonly route?: string | undefined;
  /** What a schema found, if it rejected the body. */
  readonly issues?: readonly unknown[] | undefined;
  readonly cause?: unknown;
}

/** Any failure of a call. Holds neither the token nor bodies. */
export class GraphError extends Error implements GraphErrorDetails {
  override readonly name = "GraphError";
  readonly kind: GraphErrorKind;
  declare readonly status?: number | undefined;
  declare readonly code?: string | undefined;
  declare readonly innerCodes?: readonly string[] | undefined;
  declare readonly requestId?: string | undefined;
  declare readonly clientRequestId?: string | undefined;
  declare readonly retryAfter?: number | undefined;
  declare readonly method?: string | undefined;
  declare readonly route?: string | undefined;
  declare readonly issues?: readonly unknown[] | undefined;
  declare readonly cause?: unknown;

  constructor(kind: GraphErrorKind, message: string, details: GraphErrorDetails = {}) {
    super(`[${details.code ?? kind}] ${message}`);
    this.kind = kind;
    Object.assign(this, details);
  }
}
