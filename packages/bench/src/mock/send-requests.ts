import { connect } from "node:net";
import { performance } from "node:perf_hooks";

/** Connections that are used at once; each has one request under way. */
const CONNECTIONS = 8;

/**
 * Sends the same request again and again over connections that stay open, and returns the microseconds that one takes.
 * It does little more than count bytes, so that it does not hold up the server.
 *
 * @throws Error for an answer that is no success.
 */
export async function sendRequests(
  port: number,
  head: string,
  body: string,
  count: number,
): Promise<number> {
  const length =
    body === "" ? "" : `content-type: application/json\r\ncontent-length: ${body.length}\r\n`;
  const request = `${head} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\n${length}\r\n${body}`;
  const share = Math.ceil(count / CONNECTIONS);
  const start = performance.now();
  await Promise.all(Array.from({ length: CONNECTIONS }, () => sendInTurn(port, request, share)));
  return ((performance.now() - start) * 1000) / (share * CONNECTIONS);
}

function sendInTurn(port: number, request: string, count: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: "127.0.0.1", noDelay: true });
    let left = count;
    let received = "";
    socket.setEncoding("latin1");
    socket.on("error", reject);
    socket.on("connect", () => socket.write(request));
    socket.on("data", (chunk: string) => {
      received += chunk;
      const end = received.indexOf("\r\n\r\n");
      if (end < 0) return;
      const length = Number(/\r\ncontent-length: (\d+)/i.exec(received.slice(0, end))?.[1] ?? 0);
      if (received.length < end + 4 + length) return;
      if (!received.startsWith("HTTP/1.1 2")) {
        reject(new Error(received.slice(0, 500)));
        socket.destroy();
        return;
      }
      received = "";
      left -= 1;
      if (left > 0) socket.write(request);
      else {
        socket.end();
        resolve();
      }
    });
  });
}
