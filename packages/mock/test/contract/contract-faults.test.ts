import { createClient, GraphError, type Middleware } from "@graphslice/runtime";
import { describe, expect, test } from "vitest";
import type { ContractOptions } from "../../src/contract/index.js";
import { answerWith, change, list, run } from "./run-contract.js";
import { BASE, record, send } from "./shop.js";

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
      "0, part 1: GET /products/p1 200: response body: expected a valid one but found: Invalid price: expected Int32",
    ]);
  });

  test("with a batch of which a part was answered otherwise, or not at all", async () => {
    const requests = [
      { id: "a", method: "GET", url: "/products/p1" },
      { id: "b", method: "DELETE", url: "/products/p1" },
    ];
    const har = await record((ask) => ask("/$batch", send("POST", { requests })));
    const { memory } = await run(
      list(
        change(har, (text) =>
          text.replace('\\"status\\":204', '\\"status\\":202').replace('\\"title\\"', '\\"name\\"'),
        ),
      ),
    );
    expect(memory).toEqual([
      "0, part a: GET /products/p1 200: /name: expected string but found nothing",
      "0, part a: GET /products/p1 200: /title: expected nothing but found string",
      "0, part b: DELETE /products/p1 202: status: expected 202 but found 204",
    ]);
    const content = { size: 0, mimeType: "application/json", text: '{"responses":[]}' };
    expect((await run(list(answerWith(har, { content }))))["memory"]).toEqual([
      "0: POST /$batch 200: /responses[]: expected nothing but found object",
    ]);
    expect((await run(list(answerWith(har, { status: 400 }))))["memory"]).toEqual([
      expect.stringMatching(/^0: POST \/\$batch 400: status: expected 400 but found 200/),
    ]);
  });

  test.each(["GET", "TRACE"])(
    "with a request of %s that cannot be sent; the others are judged",
    async (method) => {
      const har = await record(async (ask) => {
        await ask("/products/p1");
        await ask("/products/p2");
      });
      const [first, second] = har.log.entries;
      const postData = { mimeType: "application/json", text: "{}" };
      const request = { ...first!.request, method, postData };
      const entries = [{ ...first!, request }, second!];
      expect((await run(list({ log: { ...har.log, entries } })))["memory"]).toEqual([
        expect.stringContaining(
          `0: ${method} /products/p1 200: request: expected one that can be sent but found TypeError: `,
        ),
      ]);
    },
  );

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
