import { fail } from "../errors/fail.js";
import { isStream } from "../transport/request-body.js";
import type { RequestBody } from "../transport/request.js";
import type { Waiting } from "./batch-call.js";

/** A request of a batch (OData JSON Format 4.01 §19.1). */
export interface ItemRequest {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly dependsOn?: readonly string[];
}

/** @param isSent whether a call is in the same batch; on others, the service cannot wait */
export async function writeItem(
  { call, request }: Waiting,
  rootUrl: string,
  isSent: (id: string) => boolean,
): Promise<ItemRequest> {
  const { method, headers, body } = request;
  if (!request.url.startsWith(`${rootUrl}/`)) fail("batch", "an address outside the service");
  if (isStream(body) || typeof body === "function") fail("batch", "no streams in a batch");
  const content = body === undefined ? undefined : await writeItemBody(body, headers);
  const dependsOn = call.dependsOn.map(({ id }) => id).filter(isSent);
  return {
    id: call.id,
    method,
    url: request.url.slice(rootUrl.length),
    headers: Object.fromEntries(headers),
    ...(content !== undefined && { body: content }),
    ...(dependsOn.length > 0 && { dependsOn }),
  };
}

/** JSON stands as it is, anything else as base64url (§19.1.3). */
async function writeItemBody(body: RequestBody, headers: Headers): Promise<unknown> {
  const whole = new Response(body as BodyInit);
  if (/\bjson\b/.test(headers.get("content-type") ?? "")) return whole.json();
  if (!headers.has("content-type")) {
    headers.set("content-type", whole.headers.get("content-type") ?? "application/octet-stream");
  }
  const bytes = new Uint8Array(await whole.arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}
