import type { ServerResponse } from "node:http";
import { createServer, type AddressInfo, type Socket } from "node:net";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { GraphError, upload, type GraphErrorKind } from "../../src/client/index.js";
import { clientFor, type AnyPath } from "./client.js";
import { json, ok, startServer, type Handler } from "./server.js";

const server = await startServer();
const graph = clientFor(server, { retry: { limit: 0 } });
const JSON_TYPE = "application/json;charset=utf-8";

beforeEach(() => {
  server.received.length = 0;
});

const outcome = (call: Promise<unknown>): Promise<unknown> => call.catch((error: unknown) => error);

/** The client of a server that speaks no HTTP but what it is told. */
async function speakRaw(speak: (socket: Socket) => void): Promise<readonly [AnyPath]> {
  const sockets = createServer((socket) => {
    socket.on("error", () => {});
    socket.once("data", () => speak(socket));
    onTestFinished(() => void socket.destroy());
  });
  await new Promise<void>((resolve) => sockets.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void sockets.close());
  const origin = `http://127.0.0.1:${(sockets.address() as AddressInfo).port}`;
  // In an array, as a path itself cannot be awaited.
  return [clientFor({ origin, received: [], handler: () => {} }, { retry: { limit: 0 } })];
}

const OK = "HTTP/1.1 200 OK\r\n";
const CHUNKED = `${OK}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`;

describe("bytes on the wire are one kind of error, or none", () => {
  const raw: [string, string, GraphErrorKind | { readonly value: unknown }][] = [
    ["no HTTP at all", "SSH-2.0-OpenSSH_9.6\r\n", "network"],
    ["nothing", "", "network"],
    ["a status line alone", OK, "network"],
    ["half a header", `${OK}Content-`, "network"],
    ["two lengths", `${OK}Content-Length: 1\r\nContent-Length: 2\r\n\r\n{}`, "network"],
    [
      "a length and chunks",
      `${CHUNKED.replace("\r\n\r\n", "\r\nContent-Length: 2\r\n\r\n")}0\r\n\r\n`,
      "network",
    ],
    ["a length that is none", `${OK}Content-Length: x\r\n\r\n{}`, "network"],
    ["a chunk that is none", `${CHUNKED}zz\r\n{}`, "network"],
    ["a chunk that is cut off", `${CHUNKED}9\r\n{}`, "network"],
    ["chunks without the last", `${CHUNKED}2\r\n{}\r\n`, "network"],
    ["the end before the end", `${OK}Content-Length: 9\r\n\r\n{}`, "network"],
    ["headers that are too large", `${OK}X: ${"x".repeat(200_000)}\r\n\r\n{}`, "network"],
    [
      "no framing, and the end of the connection",
      `${OK}Content-Type: application/json\r\n\r\n{"a":1}`,
      { value: { a: 1 } },
    ],
    ["chunks", `${CHUNKED}1\r\n{\r\n1;x=y\r\n}\r\n0\r\n\r\n`, { value: {} }],
    [
      "a hint before the answer",
      `HTTP/1.1 103 Early Hints\r\nLink: <x>\r\n\r\n${OK}Content-Length: 2\r\n\r\n{}`,
      { value: {} },
    ],
  ];
  test.each(raw)("%s", async (_, text, expected) => {
    const [client] = await speakRaw((socket) => socket.end(text));
    const result = await outcome(client.users.$get());
    if (typeof expected !== "string") return expect(result).toEqual(expected.value);
    expect(result).toBeInstanceOf(GraphError);
    expect(result).toMatchObject({ kind: expected, method: "GET", route: "/users" });
  });

  test("nobody listening", async () => {
    const origin = "http://127.0.0.1:9";
    const client = clientFor({ origin, received: [], handler: () => {} }, { retry: { limit: 0 } });
    expect(await outcome(client.users.$get())).toMatchObject({ kind: "network" });
  });
});

describe("a body that is cut off is no answer, whatever it is wanted as", () => {
  const cut =
    (headers: Record<string, string>, status = 200): Handler =>
    (response) => {
      response.writeHead(status, headers).write('{"a":');
      setTimeout(() => response.destroy(), 10);
    };
  const framings: [string, Record<string, string>][] = [
    ["by its length", { "content-type": JSON_TYPE, "content-length": "99" }],
    ["by its chunks", { "content-type": JSON_TYPE }],
  ];
  describe.each(framings)("%s", (_, headers) => {
    beforeEach(() => {
      server.handler = cut(headers);
    });
    const calls: [string, () => Promise<unknown>][] = [
      ["JSON", () => graph.users.$get()],
      ["text", () => graph.users.$get({ as: "text" })],
      ["bytes", () => graph.users.$get({ as: "bytes" })],
      ["a count", () => graph.users.$count()],
      ["a page", () => graph.users.$pages().next()],
      ["what is created", () => graph.users.$post({})],
      ["what is changed", () => graph.users("1").$patch({})],
      [
        "where an upload is",
        () => upload(graph, { uploadUrl: `${server.origin}/up` }, new Blob(["x"])),
      ],
    ];
    test.each(calls)("%s", async (_, call) => {
      const error = await outcome(call());
      expect(error).toBeInstanceOf(GraphError);
      expect(error).toMatchObject({ kind: "network" });
    });

    test("an error, of which the status is left", async () => {
      server.handler = cut(headers, 400);
      expect(await outcome(graph.users.$get())).toMatchObject({ kind: "http", status: 400 });
    });
  });
});

describe("what comes drop by drop, for longer than there is time", () => {
  const drip = (response: ServerResponse): void => {
    response.writeHead(200, { "content-type": JSON_TYPE });
    const timer = setInterval(() => response.write(" "), 10);
    response.on("close", () => clearInterval(timer));
  };
  const calls: [string, () => Promise<unknown>][] = [
    ["one try", () => graph.users.$get({ tryTimeout: 200 })],
    ["all tries", () => graph.users.$get({ timeout: 200 })],
    ["text", () => graph.users.$get({ timeout: 200, as: "text" })],
    ["a count", () => graph.users.$count({ timeout: 200 })],
    ["what is created", () => graph.users.$post({}, { timeout: 200 })],
    [
      "where an upload is",
      () => {
        const session = { uploadUrl: `${server.origin}/up` };
        return upload(graph, session, new Blob(["x"]), { tryTimeout: 200 });
      },
    ],
  ];
  test.each(calls)("a body: %s", async (_, call) => {
    server.handler = drip;
    const start = performance.now();
    expect(await outcome(call())).toMatchObject({ kind: "timeout" });
    expect(performance.now() - start).toBeLessThan(1500);
  });

  test("headers", async () => {
    const [client] = await speakRaw((socket) => {
      socket.write(OK);
      const timer = setInterval(() => socket.write("X: y\r\n"), 10);
      socket.on("close", () => clearInterval(timer));
    });
    expect(await outcome(client.users.$get({ tryTimeout: 200 }))).toMatchObject({
      kind: "timeout",
    });
  });
});

test("after a bad answer, the next is as good as ever", async () => {
  server.handler = (response) => response.destroy();
  expect(await outcome(graph.users.$get())).toMatchObject({ kind: "network" });
  server.handler = (response) => json(response, { a: 1 });
  expect(await graph.users.$get()).toEqual({ a: 1 });
  server.handler = ok;
});
