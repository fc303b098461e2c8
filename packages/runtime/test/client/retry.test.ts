import { beforeEach, describe, expect, test } from "vitest";
import { GraphError } from "../../src/client/index.js";
import { backOff } from "../../src/client/transport/retry-delay.js";
import { readRetryAfter } from "../../src/client/transport/retry-after.js";
import { clientFor } from "./client.js";
import { json, ok, startServer, type TestServer } from "./server.js";

const server = await startServer();
const fast = clientFor(server, { retry: { backoff: () => 5 } });

beforeEach(() => {
  server.handler = ok;
  server.received.length = 0;
});

/** Answers the first requests with a status, and others well. */
function failFirst(test: TestServer, count: number, status: number, headers = {}): void {
  let left = count;
  test.handler = (response) => {
    if (left-- > 0) response.writeHead(status, headers).end();
    else json(response, { done: true });
  };
}

const outcome = (call: Promise<unknown>): Promise<unknown> => call.catch((error: unknown) => error);

describe("what is tried again", () => {
  const always = { 429: true, 503: true, 504: true };
  const rules: [string, Record<number, boolean>][] = [
    ["GET", always],
    ["PUT", always],
    ["DELETE", always],
    ["HEAD", always],
    ["POST", { 429: true, 503: false, 504: false }],
    ["PATCH", { 429: true, 503: false, 504: false }],
  ];
  const never = [400, 401, 403, 404, 409, 410, 412, 423, 500, 501, 502, 507, 509];
  const cases = rules.flatMap(([method, again]) =>
    [429, 503, 504, ...never].map((status): [string, number, boolean] => [
      method,
      status,
      again[status] ?? false,
    ]),
  );
  test.each(cases)("%s after %i: %s", async (method, status, isRepeated) => {
    failFirst(server, 1, status);
    const body = method.startsWith("P") ? { body: { a: 1 } } : {};
    const result = await outcome(fast.users.$request(method, body));
    expect(server.received).toHaveLength(isRepeated ? 2 : 1);
    if (isRepeated) expect(result).toHaveProperty("status", 200);
    else expect(result).toMatchObject({ kind: "http", status });
    for (const { body: sent } of server.received) expect(sent).toBe(body.body ? '{"a":1}' : "");
  });

  test.each(["POST", "PATCH"])("%s after 503 that says when", async (method) => {
    failFirst(server, 1, 503, { "retry-after": "0.05" });
    await fast.users.$request(method, { body: {} });
    expect(server.received).toHaveLength(2);
  });

  test.each(["POST", "PATCH"])("but not %s after 504 that says when", async (method) => {
    failFirst(server, 1, 504, { "retry-after": "0.05" });
    expect(await outcome(fast.users.$request(method, { body: {} }))).toMatchObject({ status: 504 });
    expect(server.received).toHaveLength(1);
  });

  test.each([
    ["GET", 2],
    ["PUT", 2],
    ["DELETE", 2],
    ["POST", 1],
    ["PATCH", 1],
  ])("%s after a reset: %i requests", async (method, count) => {
    server.handler = (response) =>
      server.received.length === 1 ? response.destroy() : ok(response);
    const options = method.startsWith("P") ? { body: "x" } : {};
    const result = await outcome(fast.users.$request(method, options));
    expect(server.received).toHaveLength(count);
    if (count === 1) expect(result).toMatchObject({ kind: "network" });
  });

  test("a GET whose body is cut off", async () => {
    server.handler = (response) => {
      if (server.received.length > 1) return json(response, { done: true });
      response
        .writeHead(200, { "content-type": "application/json", "content-length": "99" })
        .write("{");
      setTimeout(() => response.destroy(), 5);
    };
    expect(await fast.users.$get()).toEqual({ done: true });
  });

  test("a GET that has no answer in time", async () => {
    server.handler = (response) => server.received.length > 1 && ok(response);
    expect(await fast.users.$get({ tryTimeout: 50 })).toEqual({});
    expect(server.received).toHaveLength(2);
  });

  test("nothing that is answered, but not well", async () => {
    server.handler = (response) =>
      response.writeHead(200, { "content-type": "application/json" }).end("{");
    expect(await outcome(fast.users.$get())).toMatchObject({ kind: "json" });
    expect(server.received).toHaveLength(1);
  });

  test("no stream, which is gone after the first time", async () => {
    failFirst(server, 1, 429);
    const stream = new Blob(["x"]).stream();
    expect(await outcome(fast.users.$put(stream))).toMatchObject({ status: 429 });
    expect(server.received).toHaveLength(1);
  });

  test("but a function that gives a stream each time", async () => {
    failFirst(server, 2, 429);
    await fast.users.$put(() => new Blob(["x"]).stream());
    expect(server.received.map(({ body }) => body)).toEqual(["x", "x", "x"]);
  });

  test("three times, unless another limit is set", async () => {
    failFirst(server, 99, 429);
    expect(await outcome(fast.users.$get())).toMatchObject({ status: 429 });
    expect(server.received).toHaveLength(4);
    server.received.length = 0;
    await outcome(clientFor(server, { retry: { limit: 1, backoff: () => 1 } }).users.$get());
    expect(server.received).toHaveLength(2);
  });

  test("with one client-request-id for all tries", async () => {
    failFirst(server, 2, 503);
    await fast.users.$get();
    await fast.users.$get();
    const ids = server.received.map(({ headers }) => headers["client-request-id"]);
    expect(new Set(ids).size).toBe(2);
    expect(ids[0]).toMatch(/^[\da-f-]{36}$/);
    expect(ids[2]).toBe(ids[0]);
  });
});

describe("Retry-After", () => {
  const read = (value: string | undefined, date?: string): number | undefined =>
    readRetryAfter(
      new Headers({ ...(value !== undefined && { "retry-after": value }), ...(date && { date }) }),
    );
  const NOW = "Thu, 20 Aug 2026 07:30:00 GMT";

  test.each([
    ["0", 0],
    ["1", 1],
    ["120", 120],
    ["0.5", 0.5],
    [".25", 0.25],
    ["86400", 86400],
    ["Thu, 20 Aug 2026 07:30:05 GMT", 5],
    ["Thursday, 20-Aug-26 07:30:05 GMT", 5],
    ["Thu Aug 20 07:30:05 2026 GMT", 5],
  ])("%s is %d seconds", (value, seconds) => {
    expect(read(value, NOW)).toBe(seconds);
  });

  test.each([
    undefined,
    "",
    "-1",
    "-0.5",
    "1e3",
    "0x10",
    "Infinity",
    "NaN",
    "soon",
    "1 s",
    "1,2",
    "1;2",
    "½",
    "1.2.3",
    "2.",
    "+5",
    "Thu, 20 Aug 2026 07:29:59 GMT",
    NOW,
    "Thu, 99 Xyz 2026 07:30:05 GMT",
    "2026-08-20T07:30:05Z",
    "Monday",
    "5 apples",
  ])("%s is none", (value) => {
    expect(read(value, NOW)).toBeUndefined();
  });

  test("as a date counts from the service's clock, or from one's own", () => {
    expect(read("Thu, 20 Aug 2099 07:30:05 GMT", "Thu, 20 Aug 2099 07:30:00 GMT")).toBe(5);
    const seconds = read(new Date(Date.now() + 60_000).toUTCString());
    expect(seconds).toBeGreaterThan(55);
    expect(seconds).toBeLessThanOrEqual(60);
  });

  test.concurrent.each(["0.3", "1.2", "1"])(
    "is waited for, and never shortened: %s",
    async (value) => {
      const own = await startServer();
      failFirst(own, 1, 429, { "retry-after": value });
      await clientFor(own, { retry: { backoff: () => 0 } }).users.$post({});
      const [first, second] = own.received;
      const waited = second!.time - first!.time;
      expect(waited).toBeGreaterThanOrEqual(Number(value) * 1000);
      expect(waited).toBeLessThan(Number(value) * 1000 + 500);
    },
  );

  test.concurrent("as a date is waited for", async () => {
    const own = await startServer();
    const date = new Date(1e12).toUTCString();
    failFirst(own, 1, 503, { date, "retry-after": new Date(1e12 + 1000).toUTCString() });
    await clientFor(own, { retry: { backoff: () => 0 } }).users.$get();
    expect(own.received[1]!.time - own.received[0]!.time).toBeGreaterThanOrEqual(1000);
  });

  test.concurrent.each(["-1", "soon", "1e-9", "0x0", "", "Thu, 01 Jan 1970 00:00:00 GMT"])(
    "that is bad leaves at least a second between requests: %j",
    async (value) => {
      const own = await startServer();
      failFirst(own, 1, 429, { "retry-after": value });
      await clientFor(own).users.$get();
      expect(own.received[1]!.time - own.received[0]!.time).toBeGreaterThanOrEqual(1000);
    },
  );

  test("beyond the deadline ends the call at once, and says so", async () => {
    failFirst(server, 1, 429, { "retry-after": "3600" });
    const start = performance.now();
    expect(await outcome(fast.users.$get())).toMatchObject({ status: 429, retryAfter: 3600 });
    expect(await outcome(fast.users.$get({ timeout: Infinity }))).toEqual({ done: true });
    failFirst(server, 1, 429, { "retry-after": "99999999999999999999" });
    expect(await outcome(fast.users.$get({ timeout: Infinity }))).toMatchObject({ status: 429 });
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

describe("the time between tries, if the service does not say", () => {
  test("doubles from a second to half a minute, with jitter", () => {
    for (let attempt = 0; attempt < 12; attempt++) {
      const delays = Array.from({ length: 50 }, () => backOff(attempt));
      const base = Math.min(2 ** attempt * 1000, 30_000);
      for (const delay of delays) {
        expect(delay).toBeGreaterThanOrEqual(base);
        expect(delay).toBeLessThanOrEqual(Math.min(base * 1.5, 30_000));
      }
      if (attempt < 4) expect(new Set(delays).size).toBeGreaterThan(1);
    }
  });

  test("is the caller's, if given", async () => {
    const asked: number[] = [];
    failFirst(server, 3, 503);
    const backoff = (attempt: number): number => (asked.push(attempt), 1);
    await clientFor(server, { retry: { backoff } }).users.$get();
    expect(asked).toEqual([0, 1, 2]);
  });
});

describe("the deadline of a call", () => {
  test("holds for all tries and waits together", async () => {
    server.handler = (response) => server.received.length < 4 && response.writeHead(503).end();
    const client = clientFor(server, { timeout: 250, retry: { limit: 99, backoff: () => 10 } });
    const start = performance.now();
    expect(await outcome(client.users.$get())).toMatchObject({ kind: "timeout" });
    expect(performance.now() - start).toBeLessThan(1000);
    expect(server.received).toHaveLength(4);
  });

  test("ends with the last error, if there is no time to wait for another try", async () => {
    failFirst(server, 99, 503);
    const client = clientFor(server, { timeout: 500, retry: { backoff: () => 2000 } });
    const start = performance.now();
    const failure = await outcome(client.users.$get());
    expect(performance.now() - start).toBeLessThan(500);
    expect(failure).toBeInstanceOf(GraphError);
    expect(failure).toMatchObject({ status: 503 });
    expect(server.received).toHaveLength(1);
  });

  test("can be set for one call", async () => {
    server.handler = () => {};
    const start = performance.now();
    expect(await outcome(fast.users.$get({ timeout: 60 }))).toMatchObject({
      kind: "timeout",
      message: "[timeout] no result within 60 ms",
    });
    expect(performance.now() - start).toBeLessThan(300);
  });
});
