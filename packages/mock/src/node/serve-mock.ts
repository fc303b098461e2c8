import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { FetchHandler } from "../fetch-handler.js";
import { answerRequest } from "./answer-request.js";
import { refuseConnection, refuseTunnel } from "./refuse-connection.js";

export interface ServeOptions {
  /** TCP port; any that is free if not given. */
  readonly port?: number;
  /** Address or name to listen on; 127.0.0.1 if not given, which only this machine reaches. */
  readonly host?: string;
  /** Bytes of a request's body that are taken at most; 32 MiB if not given. */
  readonly maxBodySize?: number;
  /** Bytes of a request's line and headers that are taken at most; 64 KiB if not given. */
  readonly maxHeaderSize?: number;
  /** Milliseconds in which a request has to arrive; 60,000 if not given. */
  readonly requestTimeout?: number;
  /** Milliseconds that a connection is kept without a request; 60,000 if not given. */
  readonly keepAliveTimeout?: number;
}

/** A handler that listens on a port. */
export interface MockServer {
  /** Where it listens, without a path: `http://127.0.0.1:41235`. */
  readonly url: string;
  readonly port: number;
  /** Takes no more requests, answers those that there are within a second, and ends. */
  close(): Promise<void>;
}

/** Milliseconds that requests have to be answered in when the server closes. */
const GRACE = 1000;

/**
 * Serves a fetch handler over HTTP/1.1. The handler sees the URL that the client has used, so links in its answers lead
 * back here. HEAD is asked of it as GET. What it throws is answered with 500; a `ConnectionFault` breaks the connection.
 *
 * @throws Error if the port cannot be had; its `code` is the system's, such as `EADDRINUSE`.
 */
export async function serveMock(
  handler: FetchHandler,
  options: ServeOptions = {},
): Promise<MockServer> {
  const { host = "127.0.0.1", maxBodySize = 32 * 1024 * 1024 } = options;
  const answer = (incoming: IncomingMessage, outgoing: ServerResponse): void =>
    void answerRequest(incoming, outgoing, handler, maxBodySize);
  const server = createServer(
    {
      maxHeaderSize: options.maxHeaderSize ?? 64 * 1024,
      requestTimeout: options.requestTimeout ?? 60_000,
      headersTimeout: Math.min(options.requestTimeout ?? 60_000, 20_000),
      keepAliveTimeout: options.keepAliveTimeout ?? 60_000,
      connectionsCheckingInterval: 1000,
      noDelay: true,
      // It is answered as all that is wrong.
      requireHostHeader: false,
    },
    answer,
  );
  server.on("checkExpectation", answer);
  server.on("connect", (_, socket) => refuseTunnel(socket));
  server.on("clientError", refuseConnection);
  const port = await listen(server, options.port ?? 0, host);
  let closed: Promise<void> | undefined;
  return {
    url: `http://${shownHost(host)}:${port}`,
    port,
    close: () => (closed ??= closeServer(server)),
  };
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });
}

/** How a client on this machine writes the host; that of all interfaces is none to connect to. */
function shownHost(host: string): string {
  if (host === "0.0.0.0") return "127.0.0.1";
  if (host === "::") return "[::1]";
  return host.includes(":") ? `[${host}]` : host;
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const idle = setInterval(() => server.closeIdleConnections(), 10);
    const timer = setTimeout(() => server.closeAllConnections(), GRACE);
    server.close(() => {
      clearInterval(idle);
      clearTimeout(timer);
      resolve();
    });
  });
}
