import { MemoryResponse } from "../memory-response.js";
import { badRequest, Refusal } from "../refusal.js";
import { createGuid } from "../store/create-guid.js";
import { readBody } from "../body/read-body.js";
import { UriError } from "../uri/uri-error.js";
import type { Answer } from "./answer.js";
import { answerExchange } from "./answer-exchange.js";
import { contentTypeOf } from "./json-format.js";
import type { Service } from "./service.js";

/** What the headers of an answer are made of. */
export interface AnswerIds {
  readonly requestId: string;
  readonly clientRequestId: string;
  readonly date: Date;
}

/** The path of a request, relative to the service root, and its query string. */
export interface Target {
  /** The service root as the client has written it, without a slash at the end. */
  readonly base: string;
  readonly path: string;
  readonly search: string;
}

/** Splits a URL; undefined if it is not below the service root. */
export function splitUrl(url: string, root: string): Target | undefined {
  const [withoutFragment = ""] = url.split("#", 1);
  const question = withoutFragment.indexOf("?");
  const address = question < 0 ? withoutFragment : withoutFragment.slice(0, question);
  const search = question < 0 ? "" : withoutFragment.slice(question + 1);
  const start = address.indexOf("/", address.indexOf("//") + 2);
  const origin = start < 0 ? address : address.slice(0, start);
  const path = start < 0 ? "/" : address.slice(start);
  if (path !== root && !path.startsWith(`${root}/`)) return undefined;
  return { base: origin + root, path: path.slice(root.length + 1), search };
}

export function createIds(request: Request, number: number, seed: number, date: Date): AnswerIds {
  const requestId = createGuid(seed, `request ${number}`);
  return {
    requestId,
    clientRequestId: request.headers.get("client-request-id") ?? requestId,
    date,
  };
}

/**
 * Answers a request, whatever it is: what the mock itself does wrong is a 500 that tells nothing of its inside. Rejects only
 * where the body cannot be read, as when the client leaves.
 */
export async function handleRequest(
  request: Request,
  target: Target | undefined,
  service: Service,
  ids: AnswerIds,
): Promise<Response> {
  try {
    service.authorize?.(request);
  } catch (error) {
    return createResponse(describeError(error, ids), ids);
  }
  const body = await readBody(request, service.bodyLimit);
  try {
    if (target === undefined) throw outsideService(request.url, service.base);
    const { path, search } = target;
    const answer = answerExchange({
      service,
      method: request.method,
      path,
      search,
      headers: request.headers,
      body,
      options: service.syntax.readQuery(search),
      preferences: service.syntax.readPreferences(request.headers.get("prefer")),
    });
    return createResponse(answer, ids);
  } catch (error) {
    return createResponse(describeError(error, ids), ids);
  }
}

function outsideService(url: string, base: string): Refusal {
  const root = new URL(base).pathname;
  return badRequest(
    `Resource not found for '${new URL(url).pathname.slice(0, 200)}'; expected a path below '${root}'.`,
  );
}

/** Every error has a code, a message, and ids to look it up by. */
function describeError(error: unknown, { requestId, clientRequestId, date }: AnswerIds): Answer {
  const refusal =
    error instanceof Refusal
      ? error
      : error instanceof UriError
        ? new Refusal(400, error.message)
        : new Refusal(500, "The mock has failed; this is a fault of it, not of the request.");
  const { status, code, message, headers } = refusal;
  const innerError = {
    date: date.toISOString().slice(0, 19),
    "request-id": requestId,
    "client-request-id": clientRequestId,
  };
  return {
    status,
    headers: {
      ...headers,
      "content-type": contentTypeOf({ metadata: "minimal", isIeee754Compatible: false }),
    },
    body: JSON.stringify({ error: { code, message, innerError } }),
  };
}

function createResponse({ status, headers, body }: Answer, ids: AnswerIds): Response {
  const written: Record<string, string> = {
    ...headers,
    "request-id": ids.requestId,
    "client-request-id": ids.clientRequestId,
    date: writeDate(ids.date),
  };
  if (body !== undefined) written["odata-version"] = "4.0";
  const init = { status, headers: written };
  return body === undefined ? new Response(null, init) : new MemoryResponse(body, init);
}

let lastSecond = 0;
let lastDate = "";

/** The date of an HTTP header (RFC 9110 §5.6.7), which has no fraction of a second. */
export function writeDate(date: Date): string {
  const second = Math.floor(date.getTime() / 1000);
  if (second !== lastSecond || lastDate === "") {
    lastSecond = second;
    lastDate = date.toUTCString();
  }
  return lastDate;
}
