import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll } from "vitest";

/** A request as it arrived. */
export interface Received {
  readonly method: string;
  /** Path and query, as on the wire. */
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
  readonly time: number;
}

export type Handler = (
  response: ServerResponse,
  received: Received,
  request: IncomingMessage,
) => unknown;

/** A server on this machine, whose answers can be changed at any time. */
export interface TestServer {
  readonly origin: string;
  readonly received: Received[];
  handler: Handler;
}

/** Starts a server; it ends with the tests of the file. */
export async function startServer(handler: Handler = ok): Promise<TestServer> {
  const received: Received[] = [];
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("error", () => {});
    request.on("end", () => {
      const entry: Received = {
        method: request.method ?? "",
        url: request.url ?? "",
        headers: request.headers,
        body: Buffer.concat(chunks).toString(),
        time: performance.now(),
      };
      received.push(entry);
      test.handler(response, entry, request);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const test: TestServer = { origin: `http://127.0.0.1:${port}`, received, handler };
  return test;
}

/** Answers with an empty object. */
export function ok(response: ServerResponse): void {
  json(response, {});
}

/** Answers with JSON. */
export function json(
  response: ServerResponse,
  body: unknown,
  status = 200,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(JSON.stringify(body));
}
