import type { IncomingMessage, ServerResponse } from "node:http";
import { ConnectionFault } from "../connection-fault.js";
import { createErrorResponse } from "../error-response.js";
import type { FetchHandler } from "../fetch-handler.js";
import { RecentValues } from "../recent-values.js";
import { takeIncomingBody, type IncomingBody } from "./incoming-body.js";
import { createIncomingRequest } from "./incoming-request.js";
import { writeResponse } from "./write-response.js";

/** Methods that HTTP has for proxies and for finding faults, which the platform makes no request of. */
const NEVER_ALLOWED = new Set(["CONNECT", "TRACE", "TRACK"]);

const HOST = /^(?:[\w.~-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i;

/** Answers one request of a server. Never rejects: what goes wrong is answered, or breaks the connection. */
export async function answerRequest(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  handler: FetchHandler,
  maxBodySize: number,
): Promise<void> {
  const body = takeIncomingBody(incoming, maxBodySize);
  const response = await respond(incoming, outgoing, body, handler, maxBodySize);
  try {
    await writeResponse(response, incoming, outgoing);
  } catch {
    outgoing.destroy();
  }
  body?.discard();
}

async function respond(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  body: IncomingBody | undefined,
  handler: FetchHandler,
  maxBodySize: number,
): Promise<Response | ConnectionFault> {
  const refuse = (status: number, code: string, message: string): Response => {
    const clientRequestId = headerOf(incoming, "client-request-id");
    return createErrorResponse(status, { code, message, clientRequestId });
  };
  const tooLarge = (): Response =>
    refuse(413, "RequestEntityTooLarge", `The body is longer than ${maxBodySize} bytes.`);
  if (body?.isTooLarge) return tooLarge();
  const { method = "GET" } = incoming;
  const { expect } = incoming.headers;
  if (expect !== undefined && !/^100-continue$/i.test(expect)) {
    return refuse(417, "ExpectationFailed", "The request expects what is not offered.");
  }
  if (NEVER_ALLOWED.has(method)) {
    return refuse(405, "MethodNotAllowed", `The method ${method} is not allowed.`);
  }
  const url = urlOf(incoming);
  if (url === undefined) {
    return refuse(400, "BadRequest", "The request's target or its Host header is no URL.");
  }
  try {
    const response = await handler(createIncomingRequest(url, incoming, outgoing, body));
    return body?.isTooLarge ? tooLarge() : response;
  } catch (error) {
    if (body?.isTooLarge) return tooLarge();
    if (error instanceof ConnectionFault) return error;
    const message = error instanceof Error ? error.message : String(error);
    return refuse(500, "InternalServerError", `The handler failed: ${message}`);
  }
}

/**
 * The URL that the client has used (RFC 9112 §3.3): the target itself in absolute form, or else with the host that the
 * client names. What is after that host is never taken for one.
 */
function urlOf({ url = "", headers, httpVersion, socket }: IncomingMessage): string | undefined {
  if (headers.host === undefined && httpVersion !== "1.0") return undefined;
  if (/^https?:\/\//i.test(url)) return normalize(url);
  const local = socket.localAddress ?? "127.0.0.1";
  const host = headers.host || `${local.includes(":") ? `[${local}]` : local}:${socket.localPort}`;
  return url.startsWith("/") && HOST.test(host) ? normalize(`http://${host}${url}`) : undefined;
}

/** URLs that were asked for, which clients repeat. */
const known = new RecentValues(readUrl);

/** A URL as a request of the platform's has it; undefined for what it takes for none. */
function normalize(text: string): string | undefined {
  return known.get(text);
}

function readUrl(text: string): string | undefined {
  try {
    const { href, username, password } = new URL(text);
    return username === "" && password === "" ? href : undefined;
  } catch {
    return undefined;
  }
}

function headerOf({ headers }: IncomingMessage, name: string): string | undefined {
  const value = headers[name];
  return typeof value === "string" && /^[\x21-\x7e]{1,128}$/.test(value) ? value : undefined;
}
