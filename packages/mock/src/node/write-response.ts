import type { IncomingMessage, ServerResponse } from "node:http";
import { ConnectionFault } from "../connection-fault.js";
import { MemoryResponse } from "../memory-response.js";

/** Statuses that come without a body, whatever a response says (RFC 9110 §6.4.1). */
const BODILESS = new Set([204, 205, 304]);

/** Header fields that are the connection's own. */
const OF_CONNECTION = new Set(["connection", "keep-alive", "transfer-encoding"]);

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
  if (BODILESS.has(status)) {
    // Of these only 205 must say that nothing follows; clients would wait for what another length announces.
    outgoing.writeHead(status, listFields(response, status === 205 ? 0 : undefined)).end();
    await response.body?.cancel();
  } else if (response instanceof MemoryResponse && !response.bodyUsed) {
    const { content } = response;
    const fields = listFields(response, Buffer.byteLength(content));
    await endOfTurn();
    // One write takes a head and a text together to the socket; HEAD is Node's to cut.
    outgoing.writeHead(status, fields).end(content);
  } else if (response.body === null) {
    outgoing.writeHead(status, listFields(response, 0)).end();
  } else if (incoming.method === "HEAD") {
    outgoing.writeHead(status, listFields(response)).end();
    await response.body.cancel();
  } else {
    outgoing.writeHead(status, listFields(response));
    await writeBody(response.body, response.headers.get("content-length"), outgoing);
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

/**
 * Names and values in turn, as Node writes them without looking at them again.
 *
 * @param length bytes of the body, where they are known
 */
function listFields(response: Response, length?: number): string[] {
  const written: string[] = [];
  const fields = response instanceof MemoryResponse ? response.listFields() : response.headers;
  for (const [name, value] of fields) {
    const lower = name.toLowerCase();
    if (OF_CONNECTION.has(lower) || (lower === "content-length" && length !== undefined)) continue;
    written.push(name, value);
  }
  if (length !== undefined) written.push("content-length", String(length));
  return written;
}

async function writeBody(
  body: ReadableStream<Uint8Array>,
  announced: string | null,
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
  if (announced !== null && Number(announced) !== written) {
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
