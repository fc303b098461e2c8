import {
  createClient,
  GraphError,
  type Middleware,
  type SchemaCall,
  type StandardSchema,
} from "@graphslice/runtime";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  ContractError,
  listContractTests,
  type ContractOptions,
  type ContractTest,
} from "../../src/contract/index.js";
import type { Har, HarEntry } from "../../src/har/index.js";
import { Refusal } from "../../src/index.js";
import { BASE, openShop, MODEL, record, send, STATE } from "./shop.js";

/** Prices are numbers, in requests and in responses. */
const schemas = ({ url }: SchemaCall) => {
  const schema: StandardSchema = {
    "~standard": {
      version: 1,
      vendor: "test",
      validate: (value) => {
        const price: unknown = Object(value)["price"];
        return price === undefined || typeof price === "number"
          ? { value }
          : { issues: [{ message: "Invalid price: expected Int32" }] };
      },
    },
  };
  return url.includes("/products") ? { request: schema, response: schema } : undefined;
};

function list(har: Har, options: Partial<ContractOptions> = {}, isKnown = true) {
  return listContractTests(
    {
      model: MODEL,
      baseUrl: BASE,
      recordings: { seen: async () => har },
      ...(isKnown ? { state: STATE } : {}),
    },
    {
      createGraphClient: (given) => createClient({ ...given, baseUrl: given.baseUrl ?? "" }),
      schemas,
      ...options,
    },
  );
}

/** What tests tell, by what they hold a recording against. */
async function run(tests: readonly ContractTest[]) {
  const found: Record<string, readonly string[]> = {};
  for (const { against, run } of tests) {
    try {
      await run();
      found[against] = [];
    } catch (error) {
      if (!(error instanceof ContractError)) throw error;
      found[against] = error.problems;
    }
  }
  return found;
}

const held = { client: [], memory: [] };

/** The recording with another answer. */
function change(har: Har, edit: (text: string) => string): Har {
  return JSON.parse(edit(JSON.stringify(har)));
}

/** The recording with its first exchange answered otherwise. */
function answerWith(har: Har, response: Partial<HarEntry["response"]>): Har {
  const [first, ...others] = har.log.entries;
  if (first === undefined) return har;
  const entry = { ...first, response: { ...first.response, ...response } };
  return { log: { ...har.log, entries: [entry, ...others] } };
}

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
  ])("%s", async (_, ask) => {
    // With another seed, the service chooses other keys.
    expect(await run(list(await record(ask, openShop({ seed: 7 }))))).toEqual(held);
  });
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
  });
});

describe("recordings of other services", () => {
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

describe("recordings that do not hold", () => {
  test("with a body that the validators reject and the service took", async () => {
    const har = answerWith(await record((ask) => ask("/products", send("POST", { price: "a" }))), {
      status: 204,
      content: { size: 0, mimeType: "" },
    });
    expect(await run(list(har))).toEqual({
      client: [
        "0: POST /products 204: request body: expected a valid one but found: Invalid price: expected Int32, and the service took it with 204",
      ],
      memory: [
        expect.stringMatching(/^0: POST \/products 204: status: expected 204 but found 400/),
      ],
    });
    expect((await run(list(har, { schemas: undefined! })))["client"]).toEqual([]);
  });

  test("with a shape, a header field or a status that the Graph in memory does not have", async () => {
    const har = await record((ask) => ask("/products/p1"));
    expect(
      await run(list(change(har, (text) => text.replace('\\"title\\"', '\\"name\\"')))),
    ).toEqual({
      client: [],
      memory: [
        "0: GET /products/p1 200: /name: expected string but found nothing",
        "0: GET /products/p1 200: /title: expected nothing but found string",
      ],
    });
    expect(await run(list(answerWith(har, { status: 202 })))).toMatchObject({
      client: [],
      memory: [expect.stringContaining("status: expected 202 but found 200")],
    });
    const headers = har.log.entries[0]!.response.headers.filter(({ name }) => name !== "etag");
    expect(await run(list(answerWith(har, { headers })))).toEqual({
      client: [],
      memory: [expect.stringMatching(/200: header field etag: expected nothing but found W/)],
    });
  });

  test("with a batch of which a part is not valid", async () => {
    const requests = [{ id: "1", method: "GET", url: "/products/p1" }];
    const har = await record((ask) => ask("/$batch", send("POST", { requests })));
    const wrong = change(har, (text) =>
      text.replace('\\"price\\":30', '\\"price\\":"high"'.replaceAll('"high"', '\\"high\\"')),
    );
    expect((await run(list(wrong)))["client"]).toEqual([
      "0: GET /products/p1 200: response body: expected a valid one but found: Invalid price: expected Int32",
    ]);
  });

  test("with an answer that no client can read", async () => {
    const content = { size: 0, mimeType: "application/json", text: "{" };
    const har = answerWith(await record((ask) => ask("/products/p1")), { content });
    expect(await run(list(har, {}, false))).toEqual({
      client: [
        "0: GET /products/p1 200: result: expected nothing but found GraphError: [json] the body is no JSON",
      ],
    });
  });

  describe("through a client", () => {
    const first = "0: GET /products/p1 200:";
    const second = "1: GET /products/none 404:";
    const ask = async (wrap: Middleware) => {
      const har = await record(async (ask) => {
        await ask("/products/p1");
        await ask("/products/none");
      });
      const createGraphClient: ContractOptions["createGraphClient"] = (given) =>
        createClient({ ...given, baseUrl: BASE, middleware: [wrap] });
      return (await run(list(har, { createGraphClient }, false)))["client"];
    };

    test("that sends another request", async () => {
      const found = await ask(
        (next) => (request) => next({ ...request, url: `${request.url}?a=1` }),
      );
      const reason = "(query option not recorded: a=1)";
      expect(found).toEqual([
        `${first} request: expected the recorded one but found GET ${BASE}/products/p1?a=1 ${reason}`,
        `${second} request: expected the recorded one but found GET ${BASE}/products/none?a=1 ${reason}`,
      ]);
    });

    test("that sends nothing", async () => {
      const found = await ask(() => () => Promise.reject(new GraphError("token", "there is none")));
      expect(found?.[0]).toBe(
        `${first} request: expected the recorded one but found none that was sent: GraphError: [token] there is none`,
      );
    });

    test("that has another result", async () => {
      const found = await ask((next) => async (request) => {
        await next(request);
        return Response.json({ id: "other" });
      });
      expect(found).toEqual([
        expect.stringMatching(
          /^0: .*: result: expected \{.*"id":"p1".* but found \{"id":"other"\}$/,
        ),
        expect.stringMatching(/^1: .*: result: expected \{"kind":"http","status":404.* but found/),
      ]);
    });

    test("that throws another error", async () => {
      const found = await ask((next) => async (request) => {
        await next(request);
        throw new GraphError("http", "Gone.", { status: 410 });
      });
      expect(found).toEqual([
        expect.stringMatching(
          /^0: .*: result: expected \{.* but found GraphError: \[http\] Gone\.$/,
        ),
        `${second} error's status: expected 404 but found 410`,
        `${second} error's code: expected ResourceNotFound but found nothing`,
        expect.stringMatching(/^1: .*: error's requestId: expected \S+ but found nothing$/),
      ]);
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
