import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { createErrorResponse } from "../error-response.js";
import { MemoryResponse } from "../memory-response.js";

/** What the parser finds wrong with a request, by the code of its error; anything else is a bad request. */
const FAULTS: Readonly<Record<string, readonly [number, string, string]>> = {
  HPE_HEADER_OVERFLOW: [431, "Request Header Fields Too Large", "The URL or headers are too long."],
  ERR_HTTP_REQUEST_TIMEOUT: [408, "Request Timeout", "The request did not arrive in time."],
  CONNECT: [405, "Method Not Allowed", "The method CONNECT is not allowed."],
};

/** Answers what is no HTTP request, and ends the connection. */
export function refuseConnection(error: NodeJS.ErrnoException, socket: Duplex): void {
  const [status, phrase, message] = FAULTS[error.code ?? ""] ?? [
    400,
    "Bad Request",
    "The request is not HTTP/1.1 as it can be.",
  ];
  // Where an answer has begun, a second one would be read as part of it.
  const hasAnswered = ((socket as Socket).bytesWritten ?? 0) > 0;
  if (error.code === "ECONNRESET" || !socket.writable || hasAnswered) {
    socket.destroy(error);
    return;
  }
  const code = status === 405 ? "MethodNotAllowed" : "BadRequest";
  const response = createErrorResponse(status, { code, message });
  const { content } = response instanceof MemoryResponse ? response : { content: "" };
  const head = [`HTTP/1.1 ${status} ${phrase}`, "Connection: close"];
  response.headers.forEach((value, name) => head.push(`${name}: ${value}`));
  head.push(`Content-Length: ${Buffer.byteLength(content)}`);
  socket.end(`${head.join("\r\n")}\r\n\r\n${content.toString()}`);
}

/** Answers CONNECT, of which Node makes no request: there is nothing to connect to. */
export function refuseTunnel(socket: Duplex): void {
  refuseConnection(Object.assign(new Error("CONNECT"), { code: "CONNECT" }), socket);
}
