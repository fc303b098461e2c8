import { beforeEach, describe, expect, test } from "vitest";
import { clientFor } from "./client.js";
import { json, ok, startServer } from "./server.js";

const server = await startServer();
const graph = clientFor(server, { retry: { backoff: () => 1 } });

beforeEach(() => {
  server.received.length = 0;
});

/** Serves pages of the given sizes; the last one may have a delta link. */
function servePages(sizes: readonly number[], last: object = {}): void {
  server.handler = (response, { url }) => {
    const page = Number(new URL(url, server.origin).searchParams.get("$skiptoken") ?? 0);
    const value = Array.from({ length: sizes[page] ?? 0 }, (_, index) => ({
      id: `${page}.${index}`,
    }));
    const next = `${server.origin}/v1.0/users?$select=id&$skiptoken=${page + 1}`;
    json(response, { value, ...(page + 1 < sizes.length ? { "@odata.nextLink": next } : last) });
  };
}

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

describe("paging", () => {
  test("gives all items of all pages, empty ones too", async () => {
    servePages([2, 0, 0, 3, 0]);
    const ids = (await collect(graph.users.$all())).map(({ id }) => id);
    expect(ids).toEqual(["0.0", "0.1", "3.0", "3.1", "3.2"]);
    expect(server.received).toHaveLength(5);
  });

  test("gives whole pages", async () => {
    servePages([1, 2]);
    const pages = await collect(graph.users.$pages());
    expect(pages.map(({ value }) => value.length)).toEqual([1, 2]);
    expect(pages[0]).toHaveProperty("@odata.nextLink");
  });

  test("asks for no page that nobody takes", async () => {
    servePages([2, 2, 2]);
    for await (const { id } of graph.users.$all()) if (id === "1.0") break;
    expect(server.received).toHaveLength(2);
  });

  test("sends options with the first page, and headers with all", async () => {
    servePages([1, 1]);
    await collect(
      graph.users.$all({
        select: ["id"],
        top: 1,
        prefer: ["a", "b"],
        consistencyLevel: "eventual",
      }),
    );
    expect(server.received.map(({ url }) => url)).toEqual([
      "/v1.0/users?$select=id&$top=1",
      "/v1.0/users?$select=id&$skiptoken=1",
    ]);
    for (const { headers } of server.received) {
      expect(headers).toMatchObject({ prefer: "a,b", consistencylevel: "eventual" });
    }
  });

  test("keeps links as they are", async () => {
    const link = `${server.origin}/v1.0/users?$skiptoken=a%2Bb%20c+d&$x='y'`;
    server.handler = (response) => {
      json(response, {
        value: [],
        ...(server.received.length === 1 && { "@odata.nextLink": link }),
      });
    };
    await collect(graph.users.$all());
    expect(server.received[1]!.url).toBe("/v1.0/users?$skiptoken=a%2Bb%20c+d&$x=%27y%27");
  });

  test.each([
    ["to itself", () => "?"],
    ["back to the first page", (page: number) => (page > 1 ? "/v1.0/users" : "?1")],
    ["back and forth", (page: number) => `?${page % 2}`],
  ])("ends with an error where links lead %s", async (_, link) => {
    let page = 0;
    server.handler = (response) => json(response, { value: [{}], "@odata.nextLink": link(++page) });
    await expect(collect(graph.users.$all())).rejects.toMatchObject({ kind: "paging" });
    expect(server.received.length).toBeLessThan(5);
  });

  test.each([[{}], [{ value: {} }], [[]], [{ value: null }], ["x"], [5]])(
    "ends with an error where %j comes for a page",
    async (body) => {
      server.handler = (response) => json(response, body);
      await expect(collect(graph.users.$all())).rejects.toMatchObject({ kind: "paging" });
    },
  );

  test.each([[5], [{}], [["/x"]], [true]])("takes no link that is %j", async (link) => {
    server.handler = (response) => json(response, { value: [], "@odata.nextLink": link });
    await expect(collect(graph.users.$all())).rejects.toMatchObject({ kind: "origin" });
  });

  test.each([[null], [""], [undefined]])("takes %j for the end", async (link) => {
    server.handler = (response) => json(response, { value: [{}], "@odata.nextLink": link });
    expect(await collect(graph.users.$all())).toHaveLength(1);
  });

  test("tries each page again by itself", async () => {
    servePages([1, 1]);
    const serve = server.handler;
    server.handler = (response, received, request) =>
      server.received.length === 2
        ? response.writeHead(503).end()
        : serve(response, received, request);
    expect(await collect(graph.users.$all())).toHaveLength(2);
    expect(server.received).toHaveLength(3);
  });

  test("can be taken up again, another day", async () => {
    servePages([2, 2, 2]);
    const first = graph.users.$all();
    expect(first.token).toBeUndefined();
    for await (const { id } of first) if (id === "1.1") break;
    expect(first.token).toBe(`${server.origin}/v1.0/users?$select=id&$skiptoken=1`);
    const rest = await collect(graph.users.$all({ token: first.token }));
    expect(rest.map(({ id }) => id)).toEqual(["1.0", "1.1", "2.0", "2.1"]);
  });
});

describe("changes", () => {
  test("come with a token for later ones", async () => {
    const deltaLink = `${server.origin}/v1.0/users/delta()?$deltatoken=x`;
    servePages([1, 1], { "@odata.deltaLink": deltaLink });
    const changes = graph.users.$delta({ select: ["id"] });
    expect(await collect(changes)).toHaveLength(2);
    expect(server.received[0]!.url).toBe("/v1.0/users/delta()?$select=id");
    expect(changes.token).toBe(deltaLink);

    server.handler = (response) =>
      json(response, {
        value: [{ id: "1", "@removed": { reason: "deleted" } }],
        "@odata.deltaLink": `${deltaLink}2`,
      });
    const later = graph.users.$delta({ token: changes.token });
    expect(await collect(later)).toEqual([{ id: "1", "@removed": { reason: "deleted" } }]);
    expect(server.received.at(-1)!.url).toBe("/v1.0/users/delta()?$deltatoken=x");
    expect(later.token).toBe(`${deltaLink}2`);
    await collect(later);
    expect(server.received.at(-1)!.url).toBe("/v1.0/users/delta()?$deltatoken=x2");
  });

  test("say so when the token is too old", async () => {
    server.handler = (response) =>
      json(response, { error: { code: "syncStateNotFound", message: "Start again." } }, 410);
    await expect(
      collect(graph.users.$delta({ token: `${server.origin}/v1.0/x` })),
    ).rejects.toMatchObject({
      kind: "http",
      status: 410,
      code: "syncStateNotFound",
    });
  });
});

test("counts", async () => {
  server.handler = (response) =>
    response.writeHead(200, { "content-type": "text/plain" }).end("\ufeff42");
  expect(await graph.users.$count({ filter: "a eq 1", consistencyLevel: "eventual" })).toBe(42);
  expect(server.received.at(-1)).toMatchObject({
    url: "/v1.0/users/$count?$filter=a%20eq%201",
    headers: { accept: "text/plain", consistencylevel: "eventual" },
  });
  server.handler = ok;
});
