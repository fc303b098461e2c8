import { MemoryResponse } from "./memory-response.js";

/** The media type of what Graph answers in JSON. */
export const JSON_TYPE =
  "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8";

export interface ErrorDetails {
  readonly code: string;
  readonly message: string;
  /** What the request says it is called. */
  readonly clientRequestId?: string | null | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer as Graph gives it where something is wrong: `{"error":{"code","message","innerError"}}`. */
export function createErrorResponse(
  status: number,
  { code, message, clientRequestId, headers }: ErrorDetails,
): Response {
  const requestId = crypto.randomUUID();
  const now = new Date();
  const ids = { "request-id": requestId, "client-request-id": clientRequestId ?? requestId };
  const innerError = { date: now.toISOString().slice(0, 19), ...ids };
  return new MemoryResponse(JSON.stringify({ error: { code, message, innerError } }), {
    status,
    headers: {
      "content-type": JSON_TYPE,
      "odata-version": "4.0",
      date: now.toUTCString(),
      ...ids,
      ...headers,
    },
  });
}
