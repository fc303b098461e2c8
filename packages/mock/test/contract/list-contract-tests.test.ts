import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ContractOptions } from "../../src/contract/index.js";
import type { Har } from "../../src/har/index.js";
import { Refusal } from "../../src/index.js";
import { answerWith, change, held, list, run } from "./run-contract.js";
import { BASE, openShop, record, send } from "./shop.js";

test("there is a test for each recording, and for what it is held against", async () => {
  const har = await record((ask) => ask("/products"));
  expect(list(har).map(({ name }) => name)).toEqual([
    "seen: through the client",
    "seen: in memory",
  ]);
  expect(list(har, {}, false).map(({ name }) => name)).toEqual(["seen: through the client"]);
});

test("a failure names recording, request, expected and found", async () => {
  const har = change(await record((ask) => ask("/products/p1")), (text) =>
    text.replace('\\"price\\":30', '\\"price\\":\\"high\\"'),
  );
  const [client, memory] = list(har);
  await expect(client?.run()).rejects.toThrow(
    'The recording "seen" does not hold through the client\n' +
      "  0: GET /products/p1 200: response body: expected a valid one but found: Invalid price: expected Int32",
  );
  await expect(memory?.run()).rejects.toThrow(
    'The recording "seen" does not hold in memory\n' +
      "  0: GET /products/p1 200: /price: expected string but found number",
  );
});

describe("recordings of the shop hold", () => {
  test.each<readonly [what: string, ask: Parameters<typeof record>[0]]>([
    [
      "reading",
      async (ask) => {
        await ask("/products?$select=id,price&$orderby=price&$top=1&$count=true");
        await ask("/products/p1/title/$value");
        await ask("/products/p1/manual");
        await ask("/products/p2/manual");
        await ask("/products/$count?$filter=price gt 20");
        await ask("/products/none");
        await ask("/products?$filter=price gt");
        await ask("/$metadata");
        await ask("/nowhere");
      },
    ],
    [
      "what is created, and then asked for by its key and its version",
      async (ask) => {
        const created = await ask("/products", send("POST", { price: 5, parts: [{ price: 1 }] }));
        const { id } = await created.json();
        const etag = created.headers.get("etag") ?? "";
        await ask(`/products/${id}`);
        await ask(`/products('${id}')`, { headers: { "If-None-Match": etag } });
        const match = { "If-Match": `"other", ${etag}`, Prefer: "return=minimal" };
        await ask(`/products/${id}`, send("PATCH", { price: 6 }, match));
        await ask(`/products/${id}`, send("PATCH", { price: 7 }, match));
        await ask(`/products/${id}`, { method: "DELETE", headers: { "If-Match": "*" } });
        await ask(`/products/${id}`);
      },
    ],
    [
      "what is created in what was created, as contexts say",
      async (ask) => {
        const { id } = await (await ask("/products", send("POST", { price: 5 }))).json();
        const part = await (await ask(`/products/${id}/parts`, send("POST", { price: 1 }))).json();
        await ask(`/products/${id}/parts/${part.id}?$select=price`);
        await ask(`/products('${id}')/parts`);
      },
    ],
    [
      "pages",
      async (ask) => {
        const preferred = { headers: { Prefer: "odata.maxpagesize=1" } };
        const page = await (await ask("/products?$orderby=price", preferred)).json();
        await ask(page["@odata.nextLink"], preferred);
      },
    ],
    [
      "bytes, and text that is no JSON",
      async (ask) => {
        await ask("/products/p1/manual", {
          method: "PUT",
          body: Uint8Array.of(0, 255),
          headers: { "content-type": "application/octet-stream" },
        });
        await ask("/products/p1/manual");
        const broken = { method: "POST", headers: { "content-type": "application/json" } };
        await ask("/products", { ...broken, body: "{" });
        await ask("/products", { ...broken, body: "1" });
      },
    ],
    [
      "what the validators and the service refuse",
      (ask) => ask("/products", send("POST", { price: "high" })),
    ],
    [
      "batches",
      (ask) =>
        ask(
          "/$batch",
          send("POST", {
            requests: [
              { id: "1", method: "GET", url: "/products/p1" },
              { id: "2", method: "GET", url: "/products/none" },
              {
                id: "bytes",
                method: "PUT",
                url: "/products/p1/manual",
                body: "_-8",
                headers: { "content-type": "application/octet-stream" },
              },
              { id: "read", method: "GET", url: "/products/p1/manual" },
              { id: "count", method: "GET", url: "/products/$count" },
              {
                id: "3",
                method: "POST",
                url: "/products",
                body: { price: 1 },
                headers: { "content-type": "application/json" },
              },
            ],
          }),
        ),
    ],
    [
      "what is created in a batch, and then asked for",
      async (ask) => {
        const headers = { "content-type": "application/json" };
        const item = { id: "1", method: "POST", url: "/products", body: { price: 1 }, headers };
        const answer = await (await ask("/$batch", send("POST", { requests: [item] }))).json();
        const { id } = answer.responses[0].body;
        await ask(`/products/${id}`);
        const requests = [{ id, method: "GET", url: `products/${id}` }];
        await ask("/$batch", send("POST", { requests }));
      },
    ],
  ])("%s", async (_, ask) => {
    // With another seed, the service chooses other keys.
    expect(await run(list(await record(ask, openShop({ seed: 7 }))))).toEqual(held);
  });
});

test("a key that a service chose may be that of another entity, and need encoding", async () => {
  const shop = openShop({ seed: 7 });
  let id = "";
  const har = await record(async (ask) => {
    ({ id } = await (await ask("/products", send("POST", { price: 5 }))).json());
    await ask(`/products/${id}`);
    await ask("/products/p1/parts", send("POST", { id: "7==", price: 1 }));
    await ask("/products/p1/parts/7%3D%3D");
  }, shop);
  const chosen = change(har, (text) => text.replaceAll(`/${id}`, "/7%3D%3D").replaceAll(id, "7=="));
  const statuses = chosen.log.entries.map(({ response }) => response.status);
  expect(statuses).toEqual([201, 200, 201, 200]);
  expect(await run(list(chosen))).toEqual(held);
});

describe("what no state tells is taken from the recording", () => {
  test.each([401, 403])("a request that was answered with %d is refused", async (status) => {
    let isRefused = false;
    const authorize = (): void => {
      if (!isRefused) return;
      const headers = { "WWW-Authenticate": "Bearer" };
      throw new Refusal(status, "No.", { code: "Denied", ...(status === 401 && { headers }) });
    };
    const har = await record(async (ask) => {
      isRefused = true;
      await ask("/products/p1", { method: "DELETE" });
      isRefused = false;
      await ask("/products/p1");
    }, openShop({ authorize }));
    expect(await run(list(har))).toEqual(held);
  });

  test.each([401, 403])("a part of a batch that was answered with %d is, too", async (status) => {
    const authorize = ({ method }: Request): void => {
      if (method === "DELETE") throw new Refusal(status, "No.", { code: "Denied" });
    };
    const requests = [
      { id: "1", method: "GET", url: "/products/p1" },
      { id: "2", method: "DELETE", url: "/products/p1" },
      { id: "3", method: "DELETE", url: "/products/p1", dependsOn: ["2"] },
      { id: "4", method: "GET", url: "/products/p1" },
    ];
    const har = await record(
      (ask) => ask("/$batch", send("POST", { requests })),
      openShop({ authorize }),
    );
    expect(har.log.entries[0]?.response.content.text).toContain(`"status":${status}`);
    expect(har.log.entries[0]?.response.content.text).toContain('"status":424');
    expect(await run(list(har))).toEqual(held);
  });

  test("HEAD is refused as GET is", async () => {
    const authorize = (): void => {
      throw new Refusal(403, "No.");
    };
    const har = await record(
      (ask) => ask("/products", { method: "HEAD" }),
      openShop({ authorize }),
    );
    const { memory } = await run(list(answerWith(har, { content: { size: 0, mimeType: "" } })));
    expect(memory).toEqual([]);
  });

  test("a link that was answered with 410 has expired; what was done before stays done", async () => {
    const shop = openShop();
    const preferred = { headers: { Prefer: "odata.maxpagesize=1" } };
    const first = await (await shop.fetch(`${BASE}/products?$orderby=price`, preferred)).json();
    shop.reset();
    const har = await record(async (ask) => {
      await ask("/products/p1", { method: "DELETE" });
      await ask(first["@odata.nextLink"], preferred);
      await ask("/products/p1");
    }, shop);
    expect(har.log.entries.map(({ response }) => response.status)).toEqual([204, 410, 404]);
    const own = change(har, (text) => text.replaceAll(/skiptoken=[\w-]+/g, "skiptoken=own"));
    expect(await run(list(own))).toEqual(held);
    // However little the collection holds.
    const none = change(own, (text) => text.replaceAll("/products?", "/products/p2/parts?"));
    expect(await run(list(none))).toEqual(held);
  });
});

describe("recordings of other services", () => {
  test("of browsers have fields of HTTP/2, and tell of empty bodies", async () => {
    const har = await record((ask) => ask("/products/p1"));
    const [{ request, ...entry }] = [har.log.entries[0]!];
    const seen = {
      ...request,
      headers: [{ name: ":authority", value: "graph.example" }, ...request.headers],
      postData: { mimeType: "", text: "" },
    };
    expect(
      await run(list({ log: { ...har.log, entries: [{ ...entry, request: seen }] } })),
    ).toEqual(held);
  });

  test("have header fields of the way, and answers that clients unwrap", async () => {
    const har = answerWith(await record((ask) => ask("/products/p1")), {
      headers: [
        { name: "Content-Type", value: "application/json" },
        { name: "Transfer-Encoding", value: "chunked" },
      ],
      content: { size: 0, mimeType: "application/json", text: '{"value":{"id":"p1"}}' },
    });
    expect(await run(list(har, {}, false))).toEqual({ client: [] });
  });

  test.each([
    ["a page of HTML", 502, "text/html", "<html>"],
    ["nothing", 503, "", ""],
    ["throttling", 429, "application/json", '{"error":{"code":"TooManyRequests"}}'],
    ["an error that says 200", 200, "application/json", '{"error":{"code":"Late"}}'],
    ["a redirect", 302, "", ""],
    ["not modified", 304, "", ""],
    ["a table", 200, "text/csv", "a,b"],
  ])("answer with %s", async (_, status, mimeType, text) => {
    const har = answerWith(await record((ask) => ask("/products/p1")), {
      status,
      headers: [
        { name: "Content-Type", value: mimeType },
        { name: "Location", value: "https://elsewhere.example/file" },
        { name: "Retry-After", value: "9" },
      ],
      content: { size: 0, mimeType, text },
    });
    expect(await run(list(har, {}, false))).toEqual({ client: [] });
  });

  test("are of the root that is given", async () => {
    const text = JSON.stringify(await record((ask) => ask("/products/p1")));
    const har: Har = JSON.parse(text.replaceAll("graph.example/v1.0", "cloud.example/v2.0"));
    const nothing =
      `expected requests to ${BASE} but found GET https://cloud.example/v2.0/products/p1; ` +
      "say the baseUrl that was recorded";
    expect(await run(list(har))).toEqual({ client: [nothing], memory: [nothing] });
    expect(await run(list(har, { baseUrl: "https://cloud.example/v2.0/" }))).toEqual(held);
  });

  test("may hold requests to others, which are left out, but not nothing else", async () => {
    const har = await record((ask) => ask("/products/p1"));
    const [entry] = har.log.entries;
    const other = { ...entry!, request: { ...entry!.request, url: `${BASE}-beta/products` } };
    expect(await run(list({ log: { ...har.log, entries: [other, entry!] } }))).toEqual(held);
    expect(await run(list({ log: { ...har.log, entries: [] } }))).toMatchObject({
      client: [expect.stringContaining("but found none")],
    });
  });
});
test("what a service does beyond its metadata is told to the Graph in memory", async () => {
  const mock: ContractOptions["mock"] = {
    operations: { buy: ({ parameters }) => (parameters["count"] === 0 ? refuseNone() : undefined) },
  };
  const refuseNone = (): never => {
    throw new Refusal(409, "Nothing to buy.", { code: "Nothing" });
  };
  const har = await record(async (ask) => {
    await ask("/products/p1/buy", send("POST", { count: 1 }));
    await ask("/products/p1/buy", send("POST", { count: 0 }));
  }, openShop(mock));
  expect(await run(list(har, { mock }))).toEqual(held);
  expect((await run(list(har)))["memory"]).toEqual([
    expect.stringContaining("1: POST /products/p1/buy 409: status: expected 409 but found 204"),
  ]);
});

test("whatever is asked of a shop is what another shop answers", async () => {
  const path = fc.oneof(
    fc.constantFrom("", "/p1", "/p2", "/none", "('p1')", "/p1/title", "/p1/parts", "/$count"),
    fc.constantFrom(
      "?$top=1",
      "?$orderby=title desc",
      "?$filter=price lt 20",
      "?$select=id",
      "?$x=1",
    ),
  );
  const body = fc.record(
    {
      id: fc.constantFrom("p1", "p3"),
      price: fc.oneof(fc.nat(), fc.constant("a")),
      title: fc.string(),
    },
    { requiredKeys: [] },
  );
  const request = fc.record({
    path,
    method: fc.constantFrom("GET", "GET", "POST", "PATCH", "DELETE"),
    body,
  });
  await fc.assert(
    fc.asyncProperty(fc.array(request, { minLength: 1, maxLength: 6 }), async (requests) => {
      const har = await record(
        async (ask) => {
          for (const { path, method, body } of requests) {
            const init = method.startsWith("P") ? send(method, body) : { method };
            await ask(`/products${path}`, init);
          }
        },
        openShop({ seed: 7 }),
      );
      expect(await run(list(har))).toEqual(held);
    }),
    { numRuns: 50 },
  );
});
