import { createServer, type AddressInfo } from "node:net";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { batch, createClient, GraphError, upload } from "../../src/client/index.js";
import { clientFor, type AnyPath } from "./client.js";
import { json, startServer, type Handler } from "./server.js";

const server = await startServer();
const graph = clientFor(server);

/** Takes connections, and never says a word: TLS waits for it. */
const mute = createServer((socket) => socket.on("error", () => {}));
await new Promise<void>((resolve) => mute.listen(0, "127.0.0.1", resolve));
const origin = `https://127.0.0.1:${(mute.address() as AddressInfo).port}`;
const silent = clientFor({ origin, received: [], handler: () => {} });

const hang: Handler = () => {};
const half: Handler = (response) =>
  response.writeHead(200, { "content-type": "application/json" }).write('{"a":');

beforeEach(() => {
  server.handler = hang;
});
afterAll(() => {
  mute.close();
  server.handler = hang;
});

/** Aborts a call that is under way, and gives what came of it and after how many milliseconds. */
async function abort(start: (signal: AbortSignal) => Promise<unknown>): Promise<[unknown, number]> {
  const controller = new AbortController();
  const call = start(controller.signal).catch((error: unknown) => error);
  await new Promise((resolve) => setTimeout(resolve, 120));
  const time = performance.now();
  controller.abort(new Error("enough"));
  const result = await call;
  return [result, performance.now() - time];
}

describe("an aborted call ends within 50 ms", () => {
  const never = new Promise<never>(() => {});
  const uploadTo = (signal: AbortSignal): Promise<unknown> =>
    upload(graph, { uploadUrl: `${server.origin}/up` }, new Blob(["x"]), { signal });
  const withOptions = (options: object): AnyPath => clientFor(server, options);
  const states: [string, Handler, (signal: AbortSignal) => Promise<unknown>][] = [
    [
      "while the token is awaited",
      hang,
      (signal) => withOptions({ credential: () => never }).users.$get({ signal }),
    ],
    [
      "while a credential heeds nothing",
      hang,
      (signal) => withOptions({ credential: { getToken: () => never } }).users.$get({ signal }),
    ],
    [
      "while middleware heeds nothing",
      hang,
      (signal) => withOptions({ middleware: [() => () => never] }).users.$get({ signal }),
    ],
    [
      "while fetch heeds nothing",
      hang,
      (signal) => withOptions({ fetch: () => never }).users.$get({ signal }),
    ],
    [
      "while a request is validated",
      hang,
      (signal) => withOptions({ validate: () => never }).users.$post({}, { signal }),
    ],
    ["before the headers come", hang, (signal) => graph.users.$get({ signal })],
    ["while the body comes", half, (signal) => graph.users.$get({ signal })],
    ["while text comes", half, (signal) => graph.users.$get({ signal, as: "text" })],
    ["while bytes come", half, (signal) => graph.users.$get({ signal, as: "bytes" })],
    [
      "while an error's body comes",
      (response) => response.writeHead(500).write("x"),
      (signal) => graph.users.$get({ signal }),
    ],
    [
      "while it waits for Retry-After",
      (response) => response.writeHead(429, { "retry-after": "30" }).end(),
      (signal) => graph.users.$get({ signal }),
    ],
    [
      "while it waits between tries",
      (response) => response.destroy(),
      (signal) => graph.users.$get({ signal }),
    ],
    [
      "while a body is sent",
      hang,
      (signal) => graph.users.$put(() => new ReadableStream({ pull: () => never }), { signal }),
    ],
    ["while it counts", hang, (signal) => graph.users.$count({ signal })],
    ["while a page comes", hang, (signal) => graph.users.$pages({ signal }).next()],
    [
      "while a schema validates",
      (response) => json(response, {}),
      (signal) =>
        graph.users.$get({
          signal,
          schema: { "~standard": { version: 1, vendor: "test", validate: () => never } },
        }),
    ],
    [
      "while a batch is under way",
      hang,
      async (signal) => {
        const [result] = await batch(graph, (it) => [it.users.$get({ signal })]);
        throw (result as { reason: unknown }).reason;
      },
    ],
    [
      "while all of a batch is",
      hang,
      async (signal) => {
        const [result] = await batch(graph, (it) => [it.users.$get()], { signal });
        throw (result as { reason: { cause: unknown } }).reason.cause;
      },
    ],
    [
      "while a call of a batch waits between tries",
      (response) =>
        json(response, { responses: [{ id: "1", status: 429, headers: { "Retry-After": "30" } }] }),
      async (signal) => {
        const [result] = await batch(graph, (it) => [it.users.$get({ signal })]);
        throw (result as { reason: unknown }).reason;
      },
    ],
    [
      "while a call of a batch waits for another",
      hang,
      async (signal) => {
        let second: Promise<unknown> | undefined;
        void batch(graph, (it) => {
          const first = it.users.$get({ timeout: 400 });
          second = it.users.$get({ signal, dependsOn: [first] });
          return [first, second];
        });
        await second;
      },
    ],
    ["while a connection is made", hang, (signal) => silent.users.$get({ signal })],
    [
      "while the second page comes",
      (response, { url }) =>
        url.includes("skip") || json(response, { value: [1], "@odata.nextLink": "?$skiptoken=1" }),
      async (signal) => {
        for await (const item of graph.users.$all({ signal })) expect(item).toBe(1);
      },
    ],
    [
      "while a redirect leads elsewhere",
      (response, { url }) => url === "/x" || response.writeHead(307, { location: "/x" }).end(),
      (signal) => graph.users.$get({ signal }),
    ],
    ["while an upload is", hang, (signal) => uploadTo(signal)],
    ["while an upload's answer comes", half, (signal) => uploadTo(signal)],
    [
      "while an upload waits for Retry-After",
      (response) => response.writeHead(503, { "retry-after": "30" }).end(),
      (signal) => uploadTo(signal),
    ],
    [
      "while an upload asks where it is",
      (response, { method }) => method === "GET" || response.writeHead(500).end(),
      (signal) => uploadTo(signal),
    ],
  ];
  // The machine may be late once, at other work.
  test.each(states)("%s", { retry: 2 }, async (_, handler, start) => {
    server.handler = handler;
    const [result, milliseconds] = await abort(start);
    expect(result).toBeInstanceOf(GraphError);
    expect(result).toMatchObject({ kind: "aborted", cause: new Error("enough") });
    expect(milliseconds).toBeLessThan(50);
  });

  test("while a stream is read", async () => {
    server.handler = half;
    const [result, milliseconds] = await abort(async (signal) => {
      const stream = await graph.users.$get({ as: "stream", signal });
      const reader = stream.getReader();
      for (;;) if ((await reader.read()).done) return;
    });
    expect(result).toEqual(new Error("enough"));
    expect(milliseconds).toBeLessThan(50);
  });

  test("while a response is read", async () => {
    server.handler = half;
    const [result, milliseconds] = await abort(async (signal) => {
      const response = await graph.users.$get({ as: "response", signal });
      return response.text();
    });
    expect(result).toEqual(new Error("enough"));
    expect(milliseconds).toBeLessThan(50);
  });
});

test("an abort between two pages ends with the next", async () => {
  server.handler = (response) =>
    json(response, { value: [1], "@odata.nextLink": `?$skiptoken=${server.received.length}` });
  const controller = new AbortController();
  const pages = graph.users.$pages({ signal: controller.signal });
  await pages.next();
  const count = server.received.length;
  controller.abort();
  await expect(pages.next()).rejects.toMatchObject({ kind: "aborted" });
  expect(server.received).toHaveLength(count);
});

test("a call that is aborted before it starts sends nothing", async () => {
  const count = server.received.length;
  const call = graph.users.$get({ signal: AbortSignal.abort() });
  await expect(call).rejects.toMatchObject({ kind: "aborted" });
  expect(server.received).toHaveLength(count);
});

test("the server sees that nobody waits any more", async () => {
  const closed = new Promise((resolve) => {
    server.handler = (response) => response.on("close", resolve);
  });
  await abort((signal) => graph.users.$get({ signal }));
  await closed;
});

test("a signal that lives on is left without listeners", async () => {
  server.handler = (response) => json(response, {});
  const { signal } = new AbortController();
  let listeners = 0;
  const add = signal.addEventListener.bind(signal);
  const remove = signal.removeEventListener.bind(signal);
  signal.addEventListener = (...values: Parameters<typeof add>) => (listeners++, add(...values));
  signal.removeEventListener = (...values: Parameters<typeof remove>) => (
    listeners--,
    remove(...values)
  );
  for (let count = 0; count < 5; count++) await graph.users.$get({ signal });
  expect(listeners).toBe(0);
});

test("a client without a signal works, too", async () => {
  server.handler = (response) => json(response, { a: 1 });
  const client = createClient<AnyPath>({ baseUrl: server.origin, allowedOrigins: [server.origin] });
  expect(await client.users.$get()).toEqual({ a: 1 });
});
