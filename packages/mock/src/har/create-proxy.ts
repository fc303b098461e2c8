import type { FetchHandler } from "../fetch-handler.js";
import { isText } from "./body-content.js";

/** Header fields of one connection (RFC 9110 §7.6.1), and those that the platform sets itself. */
const HOP_BY_HOP = [
  "connection",
  "content-length",
  "expect",
  "host",
  "keep-alive",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
];

/**
 * Stands between an app and a service: a request to any origin goes to the same path of the target, and links to the
 * target in what it answers lead back to the origin that was asked. Redirects are passed on, not followed.
 *
 * @param target origin of the service, such as `https://graph.microsoft.com`
 * @param handle sends the request to the target, as `fetch` does
 */
export function createProxy(target: string, handle: FetchHandler): FetchHandler {
  const { origin } = new URL(target);
  return async (request) => {
    const own = new URL(request.url);
    const headers = new Headers(request.headers);
    for (const name of HOP_BY_HOP) headers.delete(name);
    const hasBody = request.body !== null;
    const response = await handle(
      new Request(origin + own.pathname + own.search, {
        method: request.method,
        headers,
        redirect: "manual",
        signal: request.signal,
        // Whole, since a recording needs it whole.
        ...(hasBody && { body: await request.arrayBuffer() }),
      }),
    );
    return leadBack(response, origin, own.origin);
  };
}

async function leadBack(response: Response, target: string, own: string): Promise<Response> {
  const headers = new Headers(response.headers);
  // The body is decoded by now.
  for (const name of ["connection", "content-encoding", "content-length", "transfer-encoding"]) {
    headers.delete(name);
  }
  for (const name of ["location", "content-location", "odata-entityid"]) {
    const link = headers.get(name);
    if (link !== null) headers.set(name, rewriteOrigin(link, target, own));
  }
  const { status, statusText } = response;
  const init = { status, statusText, headers };
  if (!isText(headers.get("content-type") ?? "")) return new Response(response.body, init);
  const text = await response.text();
  return new Response(response.body === null ? null : rewriteOrigin(text, target, own), init);
}

/** Origins end where a path, a query or a quote begins; `https://graph.microsoft.com.evil.example` is another one. */
function rewriteOrigin(text: string, from: string, to: string): string {
  return text
    .split(from)
    .reduce((before, after) => before + (/^(?:[/?#"'\\\s]|$)/.test(after) ? to : from) + after);
}
