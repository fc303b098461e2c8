import { once } from "node:events";
import { connect } from "node:net";
import { onTestFinished } from "vitest";
import type { FetchHandler } from "../../src/fetch-handler.js";
import { serveMock, type MockServer, type ServeOptions } from "../../src/node/serve-mock.js";

/** Serves a handler until the test has finished. */
export async function serve(handler: FetchHandler, options?: ServeOptions): Promise<MockServer> {
  const server = await serveMock(handler, options);
  onTestFinished(() => server.close());
  return server;
}

export interface RawAnswer {
  readonly text: string;
  /** How the connection has ended: by the server's FIN, or by this code of an error. */
  readonly ending: string;
}

/** Writes bytes to a server as they are, and reads until the connection ends. */
export async function send(port: number, text: string | Uint8Array): Promise<RawAnswer> {
  const socket = connect(port, "127.0.0.1");
  const chunks: Buffer[] = [];
  socket.on("data", (chunk: Buffer) => chunks.push(chunk));
  let ending = "end";
  socket.on("error", (error: NodeJS.ErrnoException) => (ending = error.code ?? error.message));
  socket.write(text);
  await once(socket, "close").catch(() => {});
  return { text: Buffer.concat(chunks).toString("latin1"), ending };
}

/** A GET request of HTTP/1.1, after which the connection is to be closed. */
export function get(target: string, ...headers: readonly string[]): string {
  const lines = headers.some((line) => /^host:/i.test(line))
    ? headers
    : ["Host: localhost", ...headers];
  return [`GET ${target} HTTP/1.1`, ...lines, "Connection: close", "", ""].join("\r\n");
}
