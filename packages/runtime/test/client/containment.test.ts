import { beforeEach, describe, expect, test } from "vitest";
import { createClient, type GraphError } from "../../src/client/index.js";
import { TOKEN, type AnyPath } from "./client.js";
import { foreignAddresses as foreign } from "./foreign-addresses.js";
import { json, ok } from "./server.js";
import { startTwoWorlds } from "./two-worlds.js";

const { graph, others, strayed, fetch } = await startTwoWorlds();
const client = createClient<AnyPath>({
  baseUrl: "https://graph.microsoft.com/v1.0",
  credential: { getToken: async () => ({ token: TOKEN, expiresOnTimestamp: 0 }) },
  headers: { "x-secret": "secret-header" },
  retry: { limit: 0 },
  fetch,
});
const SECRETS = [TOKEN, "secret-header", "secret-body"];

beforeEach(() => {
  graph.handler = ok;
  others.handler = ok;
  graph.received.length = others.received.length = strayed.length = 0;
});

/** Nothing but addresses reached others, and these over TLS. */
function expectContained(): void {
  for (const { headers, body, method } of others.received) {
    expect(["GET", "HEAD"]).toContain(method);
    expect(headers).not.toHaveProperty("authorization");
    expect(headers).not.toHaveProperty("x-secret");
    expect(headers).not.toHaveProperty("client-request-id");
    const all = JSON.stringify(headers) + body;
    for (const secret of SECRETS) expect(all).not.toContain(secret);
  }
  for (const { protocol } of strayed) expect(protocol).toBe("https:");
}

/** Foreign by themselves; relative to an address of Graph's, they are paths there. */
const foreignWithoutBase = ["https:evil.example/users", "https:/evil.example/users"];

/** Addresses that are Graph's, though they may not look like it. */
const own = [
  "https://graph.microsoft.com/v1.0/users?$skiptoken=x",
  "https://graph.microsoft.com:443/v1.0/users?2",
  "HTTPS://GRAPH.MICROSOFT.COM/v1.0/users?2",
  "https://graph.microsoft.com\\@evil.example/users",
  "https://graph.microsoft.com/@evil.example/users",
  "https://graph.microsoft.com#@evil.example/users",
  "https://graph.microsoft.com?@evil.example/users",
  "https://gr\taph.microsoft.com/v1.0/users?2",
  "https://ｇraph.microsoft.com/v1.0/users?2",
];

test("there are enough addresses", () => {
  expect(foreign.length + own.length).toBeGreaterThanOrEqual(30);
});

describe("a nextLink to another origin is not followed", () => {
  test.each([...foreign, "//evil.example/users", "\\\\evil.example/users", "/\\evil.example"])(
    "%j",
    async (link) => {
      graph.handler = (response) =>
        json(response, { value: [{ id: "1" }], "@odata.nextLink": link });
      const items = client.users.$all();
      const read = async (): Promise<void> => {
        for await (const item of items) expect(item).toEqual({ id: "1" });
      };
      await expect(read()).rejects.toMatchObject({ name: "GraphError", kind: "origin" });
      expect(graph.received).toHaveLength(1);
      expect(others.received).toEqual([]);
    },
  );
});

describe("a nextLink to the same origin is followed", () => {
  const relative = ["?$skiptoken=2", "/v1.0/users?$skiptoken=2", "//graph.microsoft.com/users?2"];
  test.each([...own, ...relative, ...foreignWithoutBase])("%j", async (link) => {
    graph.handler = (response) => {
      const isFirst = graph.received.length === 1;
      json(response, { value: [{}], ...(isFirst && { "@odata.nextLink": link }) });
    };
    let count = 0;
    for await (const page of client.users.$pages()) count += page.value.length;
    expect(count).toBe(2);
    expect(graph.received[1]!.headers.authorization).toBe(`Bearer ${TOKEN}`);
    expect(others.received).toEqual([]);
  });
});

describe("a delta token of another origin is not used", () => {
  test.each(foreign)("%j", async (token) => {
    await expect(
      client.users.$delta({ token })[Symbol.asyncIterator]().next(),
    ).rejects.toMatchObject({
      kind: "origin",
    });
    expect(graph.received).toEqual([]);
    expect(others.received).toEqual([]);
  });
});

describe("a media link of another origin is read without a token, and not written to", () => {
  test.each([...foreign, ...foreignWithoutBase])("%j", async (link) => {
    const media = client.users.$link(link);
    await media.$get({ as: "text" }).catch((error: GraphError) => {
      expect(error.kind).toBe("origin");
    });
    for (const write of [
      () => media.$put("secret-body"),
      () => media.$post({ text: "secret-body" }),
      () => media.$patch({ text: "secret-body" }),
      () => media.$delete(),
    ]) {
      await expect(write()).rejects.toMatchObject({ kind: "origin" });
    }
    expect(graph.received).toEqual([]);
    expectContained();
  });

  test.each(own)("that of the same origin is read with it: %j", async (link) => {
    await client.users.$link(link).$get({ as: "text" });
    expect(graph.received[0]!.headers.authorization).toBe(`Bearer ${TOKEN}`);
    expect(others.received).toEqual([]);
  });
});

describe("a redirect", () => {
  const methods = ["GET", "DELETE", "POST", "PATCH", "PUT"] as const;
  const body = { text: "secret-body" };
  const codes = [300, 301, 302, 303, 304, 305, 306, 307, 308];

  describe.each(codes)("%i to another origin gets nothing but the address", (status) => {
    test.each(methods)("%s", async (method) => {
      for (const location of [
        ...foreign,
        "//evil.example/x",
        "\\\\evil.example/x",
        "/\\evil.example/x",
      ]) {
        // A header cannot hold these; they are tested as links.
        if (/[^\x20-\x7e]/.test(location)) continue;
        graph.handler = (response) => response.writeHead(status, { location }).end();
        const options = method === "GET" || method === "DELETE" ? {} : { body };
        await client.users.$request(method, options).catch((error: GraphError) => {
          expect(["redirect", "origin", "http"]).toContain(error.kind);
        });
        expect(JSON.stringify(graph.received.slice(1))).toBe("[]");
        graph.received.length = 0;
      }
      expectContained();
    });
  });

  describe.each([301, 302, 303, 307, 308])("%i to the same origin", (status) => {
    test.each([...own.filter((it) => /^[\x20-\x7e]*$/.test(it)), "/v1.0/x", "?x", "x"])(
      "%j",
      async (location) => {
        graph.handler = (response) =>
          graph.received.length === 1
            ? response.writeHead(status, { location }).end()
            : ok(response);
        await client.users.$get();
        expect(graph.received[1]!.headers.authorization).toBe(`Bearer ${TOKEN}`);
        expect(others.received).toEqual([]);
      },
    );
  });

  test.each([
    [301, "POST", undefined],
    [302, "POST", undefined],
    [302, "PUT", undefined],
    [303, "POST", "GET"],
    [307, "POST", "POST"],
    [308, "PATCH", "PATCH"],
    [308, "DELETE", "DELETE"],
  ])("%i of %s becomes %s", async (status, method, expected) => {
    graph.handler = (response) =>
      graph.received.length === 1
        ? response.writeHead(status, { location: "/x" }).end()
        : ok(response);
    const sent = client.users.$request(method, method === "DELETE" ? {} : { body });
    if (expected === undefined) {
      await expect(sent).rejects.toMatchObject({ kind: "redirect", status });
      expect(graph.received).toHaveLength(1);
      return;
    }
    await sent;
    const [, second] = graph.received;
    expect(second!.method).toBe(expected);
    expect(second!.body).toBe(
      expected === method && method !== "DELETE" ? JSON.stringify(body) : "",
    );
  });

  test("by way of another origin and back comes without the token", async () => {
    graph.handler = (response) =>
      graph.received.length === 1
        ? response.writeHead(302, { location: "https://evil.example/x" }).end()
        : ok(response);
    others.handler = (response) =>
      response.writeHead(302, { location: "https://graph.microsoft.com/v1.0/me" }).end();
    await client.users.$get();
    expectContained();
    expect(others.received).toHaveLength(1);
    expect(graph.received[1]!.headers).not.toHaveProperty("authorization");
    expect(graph.received[1]!.headers).not.toHaveProperty("x-secret");
  });

  test("that leads in circles ends", async () => {
    graph.handler = (response) => response.writeHead(307, { location: "/v1.0/users" }).end();
    await expect(client.users.$get()).rejects.toMatchObject({ kind: "redirect" });
    expect(graph.received).toHaveLength(6);
  });

  test.each([[undefined], [""], ["https://"], ["http://["]])(
    "to nowhere is an error: %s",
    async (location) => {
      graph.handler = (response) =>
        response.writeHead(302, location === undefined ? {} : { location }).end();
      await expect(client.users.$get()).rejects.toMatchObject({
        kind: expect.stringMatching(/redirect|origin/),
      });
      expect(others.received).toEqual([]);
    },
  );

  test("of a stream is not followed: it was sent already", async () => {
    graph.handler = (response) => response.writeHead(307, { location: "/x" }).end();
    const stream = new Blob(["secret-body"]).stream();
    await expect(client.users.$put(stream)).rejects.toMatchObject({ kind: "redirect" });
  });
});

describe("what a client may be created with", () => {
  const create =
    (baseUrl: string, allowedOrigins: readonly string[] = []) =>
    () =>
      createClient<AnyPath>({ baseUrl, allowedOrigins });

  test.each([
    "http://graph.microsoft.com/v1.0",
    "http://127.0.0.1:8080/v1.0",
    "http://localhost/v1.0",
    "https://user@graph.microsoft.com/v1.0",
    "ftp://graph.microsoft.com",
    "graph.microsoft.com",
    "/v1.0",
    "",
  ])("not a base of %j", (baseUrl) => {
    expect(create(baseUrl)).toThrow(expect.objectContaining({ kind: "origin" }));
  });

  test.each([
    "http://graph.microsoft.com",
    "http://192.168.0.1",
    "http://127.0.0.1.evil.example",
    "http://localhost.evil.example",
    "http://localhost:80@evil.example",
    "https://a@b.example",
    "*",
    "null",
    "data:x",
  ])("nor an origin of %j", (origin) => {
    expect(create("https://graph.microsoft.com/v1.0", [origin])).toThrow(
      expect.objectContaining({ kind: "origin" }),
    );
  });

  test.each([
    "http://127.0.0.1:8080",
    "http://localhost:3000",
    "http://[::1]:1",
    "http://127.1.2.3",
  ])("but a base on this machine that is named: %s", (origin) => {
    expect(create(`${origin}/v1.0`, [origin])).not.toThrow();
  });

  test("an allowed origin gets the token", async () => {
    const two = createClient<AnyPath>({
      baseUrl: "https://graph.microsoft.com/v1.0",
      allowedOrigins: ["https://dod-graph.microsoft.us"],
      credential: () => TOKEN,
      fetch,
    });
    await two.users.$link("https://dod-graph.microsoft.us/v1.0/users").$post({});
    expect(others.received[0]!.headers.authorization).toBe(`Bearer ${TOKEN}`);
  });
});
