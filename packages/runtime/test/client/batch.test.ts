import { beforeEach, describe, expect, test } from "vitest";
import { batch, GraphError } from "../../src/client/index.js";
import { clientFor, TOKEN } from "./client.js";
import { json, startServer } from "./server.js";

interface Item {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body?: unknown;
  readonly dependsOn?: readonly string[];
}
type Answer =
  { readonly status: number; readonly headers?: object; readonly body?: unknown } | undefined;

const server = await startServer();
const graph = clientFor(server, { retry: { backoff: () => 5 } });
const batches: Item[][] = [];

/** Answers the requests of batches, in the order of their ids turned around, as the order is free. */
function answer(handle: (item: Item, count: number) => Answer): void {
  const counts = new Map<string, number>();
  server.handler = (response, { body }) => {
    const { requests } = JSON.parse(body) as { requests: Item[] };
    batches.push(requests);
    const responses = requests.flatMap((item) => {
      const count = (counts.get(item.id) ?? 0) + 1;
      counts.set(item.id, count);
      const result = handle(item, count);
      return result === undefined ? [] : { id: item.id, ...result };
    });
    json(response, { responses: responses.reverse() });
  };
}

beforeEach(() => {
  server.received.length = batches.length = 0;
  answer(({ url }) => ({ status: 200, body: { url } }));
});

const notFound = { status: 404, body: { error: { code: "itemNotFound", message: "Gone." } } };
const throttled = {
  status: 429,
  headers: { "Retry-After": "0.01" },
  body: { error: { code: "tooMany", message: "" } },
};
const failedDependency = {
  status: 424,
  body: { error: { code: "failedDependency", message: "" } },
};

describe("a batch", () => {
  test("is one request for many calls, each with a result or an error", async () => {
    answer(({ url }) => (url.startsWith("/users/x") ? notFound : { status: 200, body: { url } }));
    const [me, user, count] = await batch(graph, (it) => [
      it.me.$get({ select: ["id"] }),
      it.users("x").$get(),
      it.users.$get({ top: 1 }),
    ]);
    expect(me).toEqual({ status: "fulfilled", value: { url: "/me?$select=id" } });
    expect(user).toMatchObject({
      status: "rejected",
      reason: { kind: "http", status: 404, code: "itemNotFound", route: "/users/{id}" },
    });
    expect(count).toMatchObject({ status: "fulfilled" });
    expect(server.received).toHaveLength(1);
    expect(server.received[0]).toMatchObject({
      method: "POST",
      url: "/v1.0/$batch",
      headers: { authorization: `Bearer ${TOKEN}`, "content-type": "application/json" },
    });
    expect(server.received[0]!.body).not.toContain(TOKEN);
  });

  test("carries bodies and headers", async () => {
    answer(() => ({ status: 204 }));
    await batch(graph, (it) => [
      it.users.$post({ a: 1 }, { prefer: "return=minimal" }),
      it.users("x").$patch({ a: 2 }, { ifMatch: "W/1" }),
      it.users("x").$delete(),
      it.me.photo.$value.$put(new Uint8Array([255, 0, 1])),
      it.me.content.$put("é", { contentType: "text/plain" }),
    ]);
    const [[post, patch, remove, bytes, text]] = batches as [[Item, Item, Item, Item, Item]];
    expect(post).toMatchObject({
      method: "POST",
      body: { a: 1 },
      headers: { "content-type": "application/json", prefer: "return=minimal" },
    });
    expect(patch).toMatchObject({
      method: "PATCH",
      body: { a: 2 },
      headers: { "if-match": "W/1" },
    });
    expect(remove).not.toHaveProperty("body");
    expect(bytes).toMatchObject({
      body: "/wAB",
      headers: { "content-type": "application/octet-stream" },
    });
    expect(text).toMatchObject({ body: "w6k=", headers: { "content-type": "text/plain" } });
  });

  test("reads bodies as calls do", async () => {
    answer(({ url }): Answer => {
      if (url === "/a")
        return { status: 200, headers: { "Content-Type": "image/png" }, body: "/wAB" };
      if (url === "/users/$count")
        return { status: 200, headers: { "Content-Type": "text/plain" }, body: 42 };
      if (url === "/me") return { status: 204 };
      if (url === "/x") return { status: 304 };
      return { status: 200, headers: { "Content-Type": "application/json" }, body: "text" };
    });
    const results = await batch(graph, (it) => [
      it.a.$get({ as: "bytes" }),
      it.users.$count(),
      it.me.$get(),
      it.x.$get({ ifNoneMatch: "1" }),
      it.y.$get(),
    ]);
    const values = results.map((it) => (it.status === "fulfilled" ? it.value : it.reason));
    expect(values).toEqual([new Uint8Array([255, 0, 1]), 42, null, undefined, "text"]);
  });

  test("of more than 20 calls is several", async () => {
    const results = await batch(graph, (it) =>
      Array.from({ length: 45 }, (_, i) => it.users(i).$get()),
    );
    expect(batches.map(({ length }) => length)).toEqual([20, 20, 5]);
    expect(results.every(({ status }) => status === "fulfilled")).toBe(true);
    expect(results[44]).toEqual({ status: "fulfilled", value: { url: "/users/44" } });
  });

  test("of no calls is none", async () => {
    expect(await batch(graph, () => [])).toEqual([]);
    expect(batches).toEqual([]);
  });

  test("tries throttled calls again, and no others", async () => {
    answer(({ id }, count) =>
      id === "2" && count < 3 ? throttled : { status: 200, body: { id } },
    );
    const results = await batch(graph, (it) => [it.a.$get(), it.x.$post({ n: 1 }), it.y.$get()]);
    expect(results.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "fulfilled"]);
    expect(batches.map((items) => items.map(({ id }) => id))).toEqual([
      ["1", "2", "3"],
      ["2"],
      ["2"],
    ]);
    expect(batches[2]![0]!.body).toEqual({ n: 1 });
  });

  test("waits for each as long as the service asks", async () => {
    const times: number[] = [];
    answer((_, count) => {
      times.push(performance.now());
      return count === 1 ? { ...throttled, headers: { "retry-after": "0.3" } } : { status: 204 };
    });
    await batch(graph, (it) => [it.a.$post({})]);
    expect(times[1]! - times[0]!).toBeGreaterThanOrEqual(300);
  });

  test("gives up on what stays throttled", async () => {
    answer(() => throttled);
    const [result] = await batch(graph, (it) => [it.a.$get()]);
    expect(result).toMatchObject({ status: "rejected", reason: { status: 429, retryAfter: 0.01 } });
    expect(batches).toHaveLength(4);
  });
});

describe("a call that depends on others", () => {
  test("says so", async () => {
    await batch(graph, (it) => {
      const first = it.a.$post({});
      const second = it.x.$get({ dependsOn: [first] });
      return [second, first, it.y.$get({ dependsOn: [first, second] })];
    });
    expect(batches[0]!.map(({ id, dependsOn }) => [id, dependsOn])).toEqual([
      ["1", undefined],
      ["2", ["1"]],
      ["3", ["1", "2"]],
    ]);
  });

  test("fails with them", async () => {
    answer(({ id }) => (id === "1" ? notFound : failedDependency));
    const results = await batch(graph, (it) => {
      const first = it.a.$get();
      return [first, it.x.$get({ dependsOn: [first] })];
    });
    expect(results).toMatchObject([{ reason: { status: 404 } }, { reason: { status: 424 } }]);
    expect(batches).toHaveLength(1);
  });

  test("comes again with one that was throttled", async () => {
    answer(({ id }, count) =>
      id === "1" && count === 1
        ? throttled
        : id === "2" && count === 1
          ? failedDependency
          : { status: 200, body: { id } },
    );
    const results = await batch(graph, (it) => {
      const first = it.a.$get();
      return [first, it.x.$get({ dependsOn: [first] })];
    });
    expect(results).toMatchObject([{ value: { id: "1" } }, { value: { id: "2" } }]);
    expect(batches.at(-1)!.some(({ id }) => id === "2")).toBe(true);
  });

  test("waits for a batch before its own", async () => {
    const results = await batch(graph, (it) => {
      const calls = Array.from({ length: 20 }, (_, i) => it.users(i).$get());
      return [...calls, it.a.$get({ dependsOn: [calls[0]!] })];
    });
    expect(batches.map(({ length }) => length)).toEqual([20, 1]);
    expect(batches[1]![0]).not.toHaveProperty("dependsOn");
    expect(results[20]).toMatchObject({ status: "fulfilled" });
  });

  test("is not sent if one in a batch before has failed", async () => {
    answer(({ id }) => (id === "1" ? notFound : { status: 204 }));
    const results = await batch(graph, (it) => {
      const calls = Array.from({ length: 20 }, (_, i) => it.users(i).$get());
      return [...calls, it.a.$get({ dependsOn: [calls[0]!] })];
    });
    expect(batches).toHaveLength(1);
    expect(results[20]).toMatchObject({
      reason: { kind: "http", status: 424, code: "FailedDependency" },
    });
  });

  test("can depend on calls of its batch only", async () => {
    const [result] = await batch(graph, (it) => [it.a.$get({ dependsOn: [Promise.resolve()] })]);
    expect(result).toMatchObject({ reason: { kind: "request" } });
  });
});

describe("what goes wrong with a batch", () => {
  test.each([
    ["all of it fails", 500, {}],
    ["the answer is no batch", 200, { responses: {} }],
    ["there is nothing in it", 200, {}],
    ["an answer has no status", 200, { responses: [{ id: "1" }, { id: "2", status: "200" }] }],
    [
      "an answer has a status that is none",
      200,
      {
        responses: [
          { id: "1", status: 42 },
          { id: "2", status: 200.5 },
        ],
      },
    ],
    ["an answer is nothing", 200, { responses: [null, 5, "x"] }],
  ])("%s", async (_, status, body) => {
    server.handler = (response) => json(response, body, status);
    const results = await batch(graph, (it) => [it.a.$get(), it.x.$post({})]);
    expect(results).toMatchObject([{ reason: { kind: "batch" } }, { reason: { kind: "batch" } }]);
    for (const it of results) expect((it as { reason: unknown }).reason).toBeInstanceOf(GraphError);
    expect(server.received).toHaveLength(1);
  });

  test("one answer is missing", async () => {
    answer(({ id }) => (id === "2" ? undefined : { status: 204 }));
    const results = await batch(graph, (it) => [it.a.$get(), it.x.$get()]);
    expect(results).toMatchObject([{ status: "fulfilled" }, { reason: { kind: "batch" } }]);
  });

  test("headers that are none are left out", async () => {
    answer(() => ({
      status: 200,
      headers: { "bad name": "x", ok: "a\u2028b", fine: 1, "Content-Type": "application/json" },
      body: {},
    }));
    const [result] = await batch(graph, (it) => [it.a.$request("GET")]);
    const response = (result as { value: Response }).value;
    expect([...response.headers.keys()]).toEqual(["content-type", "fine"]);
  });

  test("it is throttled as a whole, and tried again as one", async () => {
    const handle = server.handler;
    server.handler = (response, received, request) =>
      server.received.length === 1
        ? response.writeHead(429, { "retry-after": "0.01" }).end()
        : handle(response, received, request);
    const results = await batch(graph, (it) => [it.a.$get(), it.x.$get()]);
    expect(results).toMatchObject([{ status: "fulfilled" }, { status: "fulfilled" }]);
    expect(server.received).toHaveLength(2);
  });

  test.each([
    ["an address elsewhere", (it: typeof graph) => it.$link("https://evil.example/x").$get()],
    ["a stream", (it: typeof graph) => it.a.$put(new Blob(["x"]).stream())],
  ])("%s does not fit", async (_, call) => {
    const [result] = await batch(graph, (it) => [call(it)]);
    expect(result).toMatchObject({ reason: { kind: "batch" } });
    expect(server.received).toEqual([]);
  });

  test("a call that nobody waits for", async () => {
    answer(() => notFound);
    expect(await batch(graph, (it) => (void it.a.$get(), [it.x.$get()]))).toHaveLength(1);
  });
});
