import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import { ConnectionFault } from "../connection-fault.js";
import { MemoryResponse } from "../memory-response.js";

/** Statuses that come without a body, whatever a response says (RFC 9110 §6.4.1). */
const BODILESS = new Set([204, 205, 304]);

/** Writes a response to its end, or breaks the connection as a fault says. */
export async function writeResponse(
  response: Response | ConnectionFault,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  if (response instanceof ConnectionFault) {
    breakConnection(response, outgoing);
    return;
  }
  const { status, statusText } = response;
  outgoing.statusCode = status;
  if (statusText !== "") outgoing.statusMessage = statusText;
  const headers = headersOf(response);
  if (BODILESS.has(status)) {
    outgoing.writeHead(status, headers).end();
    await response.body?.cancel();
  } else if (response instanceof MemoryResponse && !response.bodyUsed) {
    const { content } = response;
    headers["content-length"] = Buffer.byteLength(content);
    await endOfTurn();
    // One write takes a head and a text together to the socket; HEAD is Node's to cut.
    outgoing.writeHead(status, headers).end(content);
  } else if (response.body === null || incoming.method === "HEAD") {
    if (response.body === null) headers["content-length"] = 0;
    outgoing.writeHead(status, headers).end();
    await response.body?.cancel();
  } else {
    outgoing.writeHead(status, headers);
    await writeBody(response.body, headers["content-length"], outgoing);
  }
}

let turn: Promise<void> | undefined;

/**
 * Waits until what has arrived is answered, so that answers go out one after the other: a client on this machine is
 * woken up once for all of them, which costs more than an answer.
 */
function endOfTurn(): Promise<void> {
  turn ??= new Promise((resolve) => {
    setImmediate(() => {
      turn = undefined;
      resolve();
    });
  });
  return turn;
}

function headersOf(response: Response): OutgoingHttpHeaders {
  const written: OutgoingHttpHeaders = {};
  const cookies: string[] = [];
  const fields = response instanceof MemoryResponse ? response.listFields() : response.headers;
  for (const [name, value] of fields) {
    if (name === "set-cookie") cookies.push(value);
    else written[name] = value;
  }
  if (cookies.length > 0) written["set-cookie"] = cookies;
  // These are the connection's own.
  delete written["transfer-encoding"];
  delete written["connection"];
  delete written["keep-alive"];
  return written;
}

async function writeBody(
  body: ReadableStream<Uint8Array>,
  announced: unknown,
  outgoing: ServerResponse,
): Promise<void> {
  const reader = body.getReader();
  const closed = new Promise<void>((resolve) => {
    outgoing.once("close", () => {
      resolve();
      reader.cancel().catch(() => {});
    });
  });
  let written = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      if (outgoing.destroyed) {
        await reader.cancel();
        return;
      }
      written += value.byteLength;
      if (!outgoing.write(value)) {
        const drained = new Promise<unknown>((resolve) => {
          outgoing.once("drain", resolve);
        });
        await Promise.race([drained, closed]);
      }
    }
  } catch (error) {
    breakConnection(error, outgoing);
    return;
  }
  // A body that is not as long as it was announced would be read into the next answer.
  if (announced !== undefined && Number(announced) !== written) {
    breakConnection(new ConnectionFault("end"), outgoing);
  } else {
    outgoing.end();
  }
}

/** Breaks the connection, in the way that a fault asks for; otherwise after what was sent, so that it is cut short. */
function breakConnection(error: unknown, { socket }: ServerResponse): void {
  if (socket === null) return;
  if (error instanceof ConnectionFault && error.kind === "reset") socket.resetAndDestroy();
  else socket.destroySoon();
}
