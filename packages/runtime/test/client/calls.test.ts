import { beforeEach, describe, expect, test } from "vitest";
import {
  GraphError,
  validateBodies,
  type SchemaCall,
  type GraphRequest,
  type Middleware,
  type StandardSchema,
} from "../../src/client/index.js";
import { clientFor, TOKEN } from "./client.js";
import { json, ok, startServer } from "./server.js";

const server = await startServer();
const graph = clientFor(server);

beforeEach(() => {
  server.handler = ok;
  server.received.length = 0;
});

const last = () => server.received.at(-1)!;

describe("a call sends", () => {
  test("a body as JSON, and its type", async () => {
    await graph.users.$post({ displayName: "Zoë\ud800", constructor: 1 });
    expect(last()).toMatchObject({
      method: "POST",
      url: "/v1.0/users",
      headers: {
        "content-type": "application/json",
        accept: "application/json",
        authorization: `Bearer ${TOKEN}`,
      },
      body: '{"displayName":"Zoë\\ud800","constructor":1}',
    });
  });

  test("no body where there is none", async () => {
    await graph.users.$post();
    expect(last().body).toBe("");
    expect(last().headers).not.toHaveProperty("content-type");
  });

  test.each([
    [[1, 2], "[1,2]"],
    [null, "null"],
    [5, "5"],
    [false, "false"],
    [{}, "{}"],
  ])("%j", async (body, expected) => {
    await graph.users.$post(body);
    expect(last().body).toBe(expected);
  });

  test("no body that JSON has no text for", async () => {
    await expect(graph.users.$post({ a: 1n })).rejects.toBeInstanceOf(TypeError);
    expect(server.received).toEqual([]);
  });

  test("what options say", async () => {
    await graph.users("x").$patch(
      {},
      {
        ifMatch: 'W/"1"',
        ifNoneMatch: "*",
        prefer: ["return=minimal", "odata.maxpagesize=5"],
        consistencyLevel: "eventual",
        headers: { "X-Own": "1", Accept: "text/plain", "x-none": undefined },
      },
    );
    expect(last().headers).toMatchObject({
      "if-match": 'W/"1"',
      "if-none-match": "*",
      prefer: "return=minimal,odata.maxpagesize=5",
      consistencylevel: "eventual",
      "x-own": "1",
      accept: "text/plain",
    });
    expect(last().headers).not.toHaveProperty("x-none");
  });

  test("what the client's options say, unless the call's own do", async () => {
    const client = clientFor(server, {
      headers: { "x-a": "1", "x-b": "1" },
      prefer: "a",
      consistencyLevel: "eventual",
    });
    await client.users.$get({ headers: { "X-B": "2" }, prefer: "b" });
    expect(last().headers).toMatchObject({
      "x-a": "1",
      "x-b": "2",
      prefer: "b",
      consistencylevel: "eventual",
    });
  });

  test("a client-request-id of its own, or the given one", async () => {
    await graph.users.$get();
    expect(last().headers["client-request-id"]).toMatch(/^[\da-f]{8}-/);
    await graph.users.$get({ headers: { "client-request-id": "mine" } });
    expect(last().headers["client-request-id"]).toBe("mine");
  });

  test("query options with any verb", async () => {
    await graph.users.$post({}, { select: ["id"], query: { a: 1 } });
    expect(last().url).toBe("/v1.0/users?$select=id&a=1");
  });

  test("anything, to an address that is only text", async () => {
    const response = await graph.me.drive.root.$link(":/a b.txt:/content").$request("PUT", {
      body: "x",
      contentType: "text/plain",
      query: { "@name.conflict": "fail" },
    });
    expect(response).toBeInstanceOf(Response);
    expect(last()).toMatchObject({
      method: "PUT",
      url: "/v1.0/me/drive/root:/a%20b.txt:/content?@name.conflict=fail",
    });
  });
});

describe("a call gives", () => {
  test.each([200, 201, 202])("the body of %i", async (status) => {
    server.handler = (response) => json(response, { id: "1" }, status, { location: "/x" });
    expect(await graph.users.$post({})).toEqual({ id: "1" });
  });

  test.each([200, 201, 202, 204])("nothing for %i without a body", async (status) => {
    server.handler = (response) => response.writeHead(status).end();
    expect(await graph.users.$post({})).toBeUndefined();
    expect(await graph.users("x").$patch({})).toBeUndefined();
    expect(await graph.users("x").$delete()).toBeUndefined();
  });

  test("the response itself, if asked", async () => {
    server.handler = (response) => json(response, { id: "1" }, 202, { location: "/x" });
    const response = (await graph.users.$post({}, { as: "response" })) as unknown as Response;
    expect([response.status, response.headers.get("location")]).toEqual([202, "/x"]);
    expect(await response.json()).toEqual({ id: "1" });
  });
});

describe("middleware", () => {
  test("sees each try, with its route, and no token", async () => {
    const seen: GraphRequest[] = [];
    const watch: Middleware = (next) => (request) => (seen.push(request), next(request));
    server.handler = (response) =>
      server.received.length === 1 ? response.writeHead(503).end() : ok(response);
    const client = clientFor(server, { middleware: [watch], retry: { backoff: () => 1 } });
    await client.users("x").messages({ a: 1, b: "2" }).$as("microsoft.graph.t").$get({ top: 1 });
    expect(seen).toMatchObject([{ attempt: 0 }, { attempt: 1 }]);
    expect(seen[0]).toMatchObject({
      method: "GET",
      route: "/users/{id}/messages(a={a},b={b})/microsoft.graph.t",
      url: `${server.origin}/v1.0/users/x/messages(a=1,b='2')/microsoft.graph.t?$top=1`,
      clientRequestId: last().headers["client-request-id"],
    });
    expect(JSON.stringify(seen) + JSON.stringify([...seen[0]!.headers])).not.toContain(TOKEN);
  });

  test("wraps in order", async () => {
    const order: string[] = [];
    const note =
      (name: string): Middleware =>
      (next) =>
      async (request) => {
        order.push(`${name} before`);
        const response = await next(request);
        order.push(`${name} after`);
        return response;
      };
    await clientFor(server, { middleware: [note("outer"), note("inner")] }).users.$get();
    expect(order).toEqual(["outer before", "inner before", "inner after", "outer after"]);
  });

  test("changes requests, and answers them", async () => {
    const change: Middleware = (next) => (request) => {
      const headers = new Headers(request.headers);
      headers.set("x-added", "1");
      return next({ ...request, headers });
    };
    const mock: Middleware = () => async () => Response.json({ mocked: true });
    await clientFor(server, { middleware: [change] }).users.$get();
    expect(last().headers["x-added"]).toBe("1");
    expect(await clientFor(server, { middleware: [mock] }).users.$get()).toEqual({ mocked: true });
  });

  test("cannot send the token elsewhere", async () => {
    const other = await startServer();
    const lead: Middleware = (next) => (request) => next({ ...request, url: `${other.origin}/x` });
    const call = clientFor(server, { middleware: [lead] }).users.$get();
    await expect(call).rejects.toMatchObject({ kind: "origin" });
    expect(other.received).toEqual([]);
  });

  test("has its own errors passed on", async () => {
    const fault = new Error("mine");
    const broken: Middleware = () => async () => Promise.reject(fault);
    await expect(clientFor(server, { middleware: [broken] }).users.$get()).rejects.toBe(fault);
  });
});

describe("validation", () => {
  /** Takes objects with a name, and trims it. */
  const named: StandardSchema<unknown, { readonly name: string }> = {
    "~standard": {
      version: 1,
      vendor: "test",
      validate: (value) => {
        const name = (value as { name?: unknown } | null)?.name;
        return typeof name === "string"
          ? { value: { name: name.trim() } }
          : { issues: [{ message: "expected a name", path: ["name"] }] };
      },
    },
  };

  test("by a schema of the call", async () => {
    server.handler = (response) => json(response, { name: " x ", other: 1 });
    expect(await graph.users("x").$get({ schema: named })).toEqual({ name: "x" });
    server.handler = ok;
    await expect(graph.users("x").$get({ schema: named })).rejects.toMatchObject({
      kind: "validation",
      message: "[validation] expected a name",
      issues: [{ message: "expected a name", path: ["name"] }],
      route: "/users/{id}",
    });
    expect(server.received).toHaveLength(2);
  });

  test("of each item of a collection", async () => {
    server.handler = (response) => json(response, { value: [{ name: "a " }, {}] });
    const items = graph.users.$all({ schema: named })[Symbol.asyncIterator]();
    expect(await items.next()).toEqual({ done: false, value: { name: "a" } });
    await expect(items.next()).rejects.toMatchObject({ kind: "validation" });
  });

  test("by the schemas of a package, for the sides that are wanted", async () => {
    const schemas = ({ method, route }: SchemaCall) =>
      route === "/users"
        ? method === "POST"
          ? { request: named, response: named }
          : {}
        : undefined;
    const on = (sides?: "request" | "response" | "both") =>
      clientFor(server, { validate: validateBodies(schemas, sides) });

    server.handler = (response) => json(response, { name: " x " });
    expect(await on("both").users.$post({ name: " y " })).toEqual({ name: "x" });
    expect(last().body).toBe('{"name":"y"}');
    expect(await on("request").users.$post({ name: " y " })).toEqual({ name: " x " });
    server.received.length = 0;
    await expect(on("request").users.$post({})).rejects.toMatchObject({ kind: "validation" });
    expect(server.received).toEqual([]);

    server.handler = ok;
    await expect(on().users.$post({ name: "y" })).rejects.toMatchObject({ kind: "validation" });
    await expect(on("both").users.$post({ name: "y" })).rejects.toBeInstanceOf(GraphError);
    expect(await on("request").users.$post({ name: "y" })).toEqual({});
    expect(await on("both").users.$get()).toEqual({});
    expect(await on("both").me.$post({})).toEqual({});
    // Text is sent as it is.
    expect(await on("request").users.$post("y")).toEqual({});
  });
});
