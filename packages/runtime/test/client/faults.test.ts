import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, test } from "vitest";
import { createClient, GraphError, type GraphErrorKind } from "../../src/client/index.js";
import { clientFor, TOKEN, type AnyPath } from "./client.js";
import { json, startServer, type Handler } from "./server.js";

const server = await startServer();
const graph = clientFor(server, { retry: { limit: 0 } });

/** What a call gives, or the error it is rejected with. */
async function outcome(call: Promise<unknown>): Promise<unknown> {
  return call.catch((error: unknown) => error);
}

function send(
  body: string | Buffer,
  type: string | undefined,
  headers = {},
  status = 200,
): Handler {
  return (response) =>
    response
      .writeHead(status, { ...(type !== undefined && { "content-type": type }), ...headers })
      .end(body);
}

const JSON_TYPE = "application/json;odata.metadata=minimal;charset=utf-8";
const error = (code: string, more = {}) =>
  JSON.stringify({ error: { code, message: `About ${code}`, ...more } });

/** Faults on the wire, each with the kind of error it is, or the value that it is no fault for. */
const faults: [string, Handler, GraphErrorKind | { readonly value: unknown }][] = [
  ["an HTML page with 200", send("<html>Sign in</html>", "text/html"), "content"],
  ["an HTML page with 200 that says JSON", send("<html></html>", JSON_TYPE), "json"],
  ["an HTML page with 502", send("<html>Bad gateway</html>", "text/html", {}, 502), "http"],
  ["no body with 200", send("", JSON_TYPE), "json"],
  ["no body with 500", send("", undefined, {}, 500), "http"],
  ["no content type, but JSON", send('{"a":1}', undefined), { value: { a: 1 } }],
  ["an empty content type, but JSON", send('{"a":1}', ""), { value: { a: 1 } }],
  ["plain text that is JSON", send('{"a":1}', "text/plain"), { value: { a: 1 } }],
  ["plain text that is none", send("hello", "text/plain"), "json"],
  ["XML", send("<a/>", "application/xml"), "content"],
  ["an image", send("GIF89a", "image/gif"), "content"],
  ["a JSON dialect", send('{"a":1}', "application/problem+json"), { value: { a: 1 } }],
  ["JSON in capitals", send('{"a":1}', "APPLICATION/JSON"), { value: { a: 1 } }],
  ["JSON with a byte order mark", send('\ufeff{"a":1}', JSON_TYPE), { value: { a: 1 } }],
  ["JSON of two values", send('{"a":1}{"a":2}', JSON_TYPE), "json"],
  ["JSON that is cut off, well framed", send('{"a":', JSON_TYPE), "json"],
  ["JSON with a comment", send("{/**/}", JSON_TYPE), "json"],
  [
    "invalid UTF-8",
    send(Buffer.from([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d]), JSON_TYPE),
    "encoding",
  ],
  ["UTF-16", send(Buffer.from('{"a":1}', "utf16le"), "application/json;charset=utf-16"), "json"],
  ["an overlong encoding", send(Buffer.from([0x22, 0xc0, 0xaf, 0x22]), JSON_TYPE), "encoding"],
  ["an error with 200", send(error("itemNotFound"), JSON_TYPE), "http"],
  ["an error with 400", send(error("badRequest"), JSON_TYPE, {}, 400), "http"],
  ["an error that is text", send('{"error":"invalid_grant"}', JSON_TYPE, {}, 400), "http"],
  ["an error that is null", send('{"error":null}', JSON_TYPE, {}, 400), "http"],
  ["an error that is invalid UTF-8", send(Buffer.from([0xff]), JSON_TYPE, {}, 400), "http"],
  ["an error of many megabytes", send("x".repeat(5_000_000), "text/html", {}, 500), "http"],
  [
    "an error nested too deep",
    send('{"error":{"innerError":'.repeat(3000), JSON_TYPE, {}, 400),
    "http",
  ],
  [
    "a property named error",
    send('{"@odata.context":"x","error":{"code":"a"}}', JSON_TYPE),
    {
      value: { "@odata.context": "x", error: { code: "a" } },
    },
  ],
  ["an unknown status", send("", undefined, {}, 599), "http"],
  ["null", send("null", JSON_TYPE), { value: null }],
  ["a number", send("5", JSON_TYPE), { value: 5 }],
  ["nothing, for a value that is null", send("", undefined, {}, 204), { value: null }],
  ["304", send("", undefined, {}, 304), { value: undefined }],
  ["duplicate members: the last one counts", send('{"a":1,"a":2}', JSON_TYPE), { value: { a: 2 } }],
  [
    "unknown members, members of enumerations, and types",
    send('{"@odata.type":"#x.y","new":["?"]}', JSON_TYPE),
    {
      value: { "@odata.type": "#x.y", new: ["?"] },
    },
  ],
  [
    "an entity wrapped as some pages show",
    send('{"value":{"id":"1"}}', JSON_TYPE),
    { value: { id: "1" } },
  ],
  ["a collection", send('{"value":[{"id":"1"}]}', JSON_TYPE), { value: { value: [{ id: "1" }] } }],
  ["a value", send('{"value":"x"}', JSON_TYPE), { value: { value: "x" } }],
  [
    "an entity with a property named value",
    send('{"id":"1","value":{"a":1}}', JSON_TYPE),
    {
      value: { id: "1", value: { a: 1 } },
    },
  ],
  [
    "gzip",
    send(gzipSync('{"a":1}'), JSON_TYPE, { "content-encoding": "gzip" }),
    { value: { a: 1 } },
  ],
  ["what only says gzip", send('{"a":1}', JSON_TYPE, { "content-encoding": "gzip" }), "network"],
  [
    "gzip that is cut off",
    send(gzipSync('{"a":1}').subarray(0, 15), JSON_TYPE, { "content-encoding": "gzip" }),
    "json",
  ],
  [
    "a body shorter than its length",
    (response) => {
      response
        .writeHead(200, { "content-type": JSON_TYPE, "content-length": "100" })
        .write('{"a":');
      setTimeout(() => response.destroy(), 10);
    },
    "network",
  ],
  [
    "chunks without an end",
    (response) => {
      response.writeHead(200, { "content-type": JSON_TYPE }).write('{"a":1}');
      setTimeout(() => response.destroy(), 10);
    },
    "network",
  ],
  ["a reset before the answer", (response) => response.destroy(), "network"],
];

test("there are enough faults", () => {
  expect(faults.length).toBeGreaterThanOrEqual(35);
});

describe("a fault on the wire is one kind of error, or none", () => {
  test.each(faults)("%s", async (_, handler, expected) => {
    server.handler = handler;
    const result = await outcome(graph.users("x").$get());
    if (typeof expected !== "string") {
      expect(result).toEqual(expected.value);
      return;
    }
    expect(result).toBeInstanceOf(GraphError);
    expect(result).toMatchObject({
      name: "GraphError",
      kind: expected,
      method: "GET",
      route: "/users/{id}",
      clientRequestId: server.received.at(-1)!.headers["client-request-id"],
    });
    const text = JSON.stringify(result) + String(result) + String((result as Error).stack);
    expect(text).not.toContain(TOKEN);
    expect(text.length).toBeLessThan(10_000);
  });

  test("a body over the limit, as it is or compressed", async () => {
    const small = clientFor(server, { maxBodySize: 1000, retry: { limit: 0 } });
    const bomb = gzipSync(JSON.stringify({ a: "x".repeat(50_000_000) }));
    expect(bomb.length).toBeLessThan(100_000);
    server.handler = send(bomb, JSON_TYPE, { "content-encoding": "gzip" });
    expect(await outcome(graph.users.$get())).toMatchObject({ kind: "size" });
    expect(await outcome(small.users.$get())).toMatchObject({ kind: "size" });
    server.handler = send(`"${"x".repeat(998)}"`, JSON_TYPE);
    expect(await outcome(small.users.$get())).toHaveLength(998);
    server.handler = send(`"${"x".repeat(999)}"`, JSON_TYPE);
    expect(await outcome(small.users.$get())).toMatchObject({ kind: "size" });
  });
});

describe("members of payloads harm nothing", () => {
  const hostile =
    '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"then":"x","toJSON":"y","hasOwnProperty":1,"value":[]}';

  test("in a result", async () => {
    server.handler = send(hostile, JSON_TYPE);
    const result = await graph.users.$get();
    expect(JSON.stringify({ ...result, toJSON: undefined })).toContain('"polluted":true');
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect(Object.keys(result)).toEqual([
      "__proto__",
      "constructor",
      "then",
      "toJSON",
      "hasOwnProperty",
      "value",
    ]);
    for await (const page of graph.users.$pages()) expect(page.value).toEqual([]);
  });

  test("in an error", async () => {
    const body = `{"error":{"code":"a","message":"b","__proto__":{"status":1},"innerError":${hostile}}}`;
    server.handler = send(body, JSON_TYPE, {}, 400);
    expect(await outcome(graph.users.$get())).toMatchObject({ code: "a", status: 400 });
    expect(({} as { status?: unknown }).status).toBeUndefined();
  });
});

describe("an error", () => {
  test("has what the service says about it", async () => {
    server.handler = (response) =>
      json(
        response,
        {
          error: {
            code: "accessDenied",
            message: "You may not.",
            innerError: {
              code: "tokenExpired",
              innerError: { code: "clockSkew", "request-id": "not-this" },
              "request-id": "inner-id",
              date: "2026-08-20T00:00:00",
            },
          },
        },
        403,
        { "request-id": "outer-id" },
      );
    expect(await outcome(graph.users("secret-id").messages.$post({}))).toMatchObject({
      kind: "http",
      message: "[accessDenied] You may not.",
      status: 403,
      code: "accessDenied",
      innerCodes: ["tokenExpired", "clockSkew"],
      requestId: "outer-id",
      method: "POST",
      route: "/users/{id}/messages",
    });
  });

  test("finds the request id in the body, if it is not in a header", async () => {
    server.handler = send(
      error("a", { innerError: { "request-id": "inner-id" } }),
      JSON_TYPE,
      {},
      400,
    );
    expect(await outcome(graph.users.$get())).toMatchObject({
      requestId: "inner-id",
      innerCodes: [],
    });
  });

  test("never shows the token, even if the service repeats it", async () => {
    const message = `token ${TOKEN} is bad`;
    server.handler = send(
      error(TOKEN, { message, innerError: { code: TOKEN } }),
      JSON_TYPE,
      {},
      401,
    );
    const failure = await outcome(graph.users.$get());
    expect(failure).toMatchObject({ code: "[token]", message: "[[token]] token [token] is bad" });
    expect(JSON.stringify(failure)).not.toContain(TOKEN);
  });

  test("never shows a whole body", async () => {
    server.handler = send(error("a", { message: "x".repeat(100_000) }), JSON_TYPE, {}, 400);
    expect(((await outcome(graph.users.$get())) as Error).message.length).toBeLessThan(600);
    server.handler = send("y".repeat(3000), JSON_TYPE);
    expect(String(await outcome(graph.users.$get()))).not.toContain("yyy");
  });
});

describe("a token", () => {
  const create = (credential: () => unknown): AnyPath =>
    createClient<AnyPath>({
      baseUrl: server.origin,
      allowedOrigins: [server.origin],
      credential: credential as () => string,
      retry: { limit: 0 },
    });

  test.each([
    ["is none", () => undefined],
    ["is null", () => null],
    ["is empty", () => ""],
    ["holds a line break", () => "secret\r\nx-evil: 1"],
    ["holds a space", () => "secret secret"],
    ["holds what no header takes", () => "secret\u2028"],
    ["is no text", () => ({ secret: 1 })],
    ["comes with an error", () => Promise.reject(new Error("no network"))],
  ])("that %s is an error, and nothing is sent", async (_, credential) => {
    const count = server.received.length;
    const failure = await outcome(create(credential).users.$get());
    expect(failure).toMatchObject({ kind: "token" });
    expect(String(failure)).not.toContain("secret");
    expect(server.received).toHaveLength(count);
  });

  test("is asked for with the scope of the service, and the signal", async () => {
    const asked: unknown[] = [];
    server.handler = (response) => json(response, {});
    const client = createClient<AnyPath>({
      baseUrl: `${server.origin}/v1.0`,
      allowedOrigins: [server.origin],
      credential: {
        getToken: async (scopes, options) => {
          asked.push(scopes, options?.abortSignal instanceof AbortSignal);
          return { token: "t1" };
        },
      },
    });
    await client.users.$get();
    expect(asked).toEqual([[`${server.origin}/.default`], true]);
    expect(server.received.at(-1)!.headers.authorization).toBe("Bearer t1");
  });

  test("may come from getToken, or not at all", async () => {
    server.handler = (response) => json(response, {});
    await clientFor(server, { credential: undefined, getToken: () => "t2" }).users.$get();
    expect(server.received.at(-1)!.headers.authorization).toBe("Bearer t2");
    await clientFor(server, { credential: undefined }).users.$get();
    expect(server.received.at(-1)!.headers.authorization).toBeUndefined();
  });

  test("stays out of the errors about headers", async () => {
    const headers = { "x-key": "secret\nx" };
    const failure = await outcome(graph.users.$get({ headers }));
    expect(failure).toMatchObject({
      kind: "request",
      message: '[request] header "x-key" fits in no request',
    });
  });
});

afterAll(() => {
  server.handler = () => {};
});
