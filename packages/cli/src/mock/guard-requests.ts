import { isPrivate } from "./answer-private.js";
import type { TrustedNames } from "./trusted-names.js";

type Answer = (request: Request) => Promise<Response>;

export interface GuardOptions {
  readonly names: TrustedNames;
  /** Whether only this machine can connect: then nobody has a reason to call it by another name. */
  readonly isLocal: boolean;
}

/** Header fields of answers that clients read, beside those that every page may. */
const EXPOSED =
  "Allow, Content-Range, ETag, Location, OData-EntityId, OData-Version, Preference-Applied, Retry-After, client-request-id, request-id";

/**
 * Lets pages of trusted origins use a server (the Fetch standard's CORS protocol) and refuses those of others, also where
 * they have their own name lead here ("DNS rebinding"). Programs that are no browsers notice nothing, unless only this machine
 * can connect and they call it by a strange name. The private path is for programs, and pages of the server's own.
 */
export function guardRequests(answer: Answer, { names, isLocal }: GuardOptions): Answer {
  return async (request) => {
    const { headers } = request;
    const { hostname, origin: own } = new URL(request.url);
    const origin = headers.get("origin");
    if (!names.hasHost(hostname) && (isLocal || origin !== null)) {
      return refuse(
        `The host ${clip(hostname)} is not known to be this machine: call it by 127.0.0.1 or localhost, or start it with --allow ${clip(hostname)}.`,
      );
    }
    if (isPrivate(request)) {
      const isForeign = origin !== null && origin !== own;
      // Where a browser sends no origin, it says whether the page is one of another site.
      const isElsewhere = /^(?:cross|same)-site$/.test(headers.get("sec-fetch-site") ?? "");
      return isForeign || isElsewhere
        ? refuse("Pages are not answered here: a test's program has to ask.")
        : answer(request);
    }
    if (origin === null || origin === own) return answer(request);
    if (!names.hasOrigin(origin)) {
      return refuse(
        `Pages of ${clip(origin)} are not answered; start the mock with --allow ${clip(origin)} if they may use it.`,
      );
    }
    const response = isPreflight(request) ? allowRequest(headers) : await answer(request);
    response.headers.set("access-control-allow-origin", origin);
    response.headers.set("access-control-expose-headers", EXPOSED);
    response.headers.append("vary", "Origin");
    return response;
  };
}

function isPreflight({ method, headers }: Request): boolean {
  return method === "OPTIONS" && headers.has("access-control-request-method");
}

/** Answers what a browser asks before a request: all that the service takes may be sent. */
function allowRequest(asked: Headers): Response {
  const headers = new Headers({
    "access-control-allow-methods": "GET, HEAD, POST, PATCH, PUT, DELETE",
    "access-control-max-age": "600",
  });
  const names = asked.get("access-control-request-headers");
  if (names !== null) headers.set("access-control-allow-headers", names);
  // Asked by browsers before a public page's request to this machine.
  if (asked.has("access-control-request-private-network")) {
    headers.set("access-control-allow-private-network", "true");
  }
  return new Response(null, { status: 204, headers });
}

function refuse(message: string): Response {
  return Response.json({ error: { code: "Forbidden", message } }, { status: 403 });
}

function clip(text: string): string {
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}
