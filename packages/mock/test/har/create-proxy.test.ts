import { expect, test } from "vitest";
import { createProxy } from "../../src/har/index.js";

const GRAPH = "https://graph.microsoft.com";
const OWN = "http://127.0.0.1:8080";

test("a request goes to the target as it came, without what concerns the connection", async () => {
  const seen: Request[] = [];
  const proxy = createProxy(GRAPH, async (request) => {
    seen.push(request);
    return new Response(await request.text(), { status: 201 });
  });
  const response = await proxy(
    new Request(`${OWN}/beta/users?$top=1`, {
      method: "POST",
      body: "{}",
      headers: { authorization: "Bearer x", te: "trailers", "content-type": "application/json" },
    }),
  );
  expect(seen[0]?.url).toBe(`${GRAPH}/beta/users?$top=1`);
  expect(seen[0]?.redirect).toBe("manual");
  expect([...(seen[0]?.headers ?? [])]).toEqual([
    ["authorization", "Bearer x"],
    ["content-type", "application/json"],
  ]);
  expect([response.status, await response.text()]).toEqual([201, "{}"]);
});

test("links in an answer lead back", async () => {
  const link = `${GRAPH}/beta/users?$skiptoken=x`;
  const other = `${GRAPH}.evil.example/`;
  const proxy = createProxy(GRAPH, async () =>
    Response.json(
      { "@odata.nextLink": link, other, text: `see ${GRAPH}` },
      { status: 201, headers: { location: `${GRAPH}/beta/users/1`, "content-encoding": "gzip" } },
    ),
  );
  const response = await proxy(new Request(`${OWN}/beta/users`));
  expect(await response.json()).toEqual({
    "@odata.nextLink": `${OWN}/beta/users?$skiptoken=x`,
    other,
    text: `see ${OWN}`,
  });
  expect(response.headers.get("location")).toBe(`${OWN}/beta/users/1`);
  expect(response.headers.has("content-encoding")).toBe(false);
});

test.each([204, 304])("an answer may have no body: %i", async (status) => {
  const proxy = createProxy(
    GRAPH,
    async () => new Response(null, { status, headers: { "content-type": "application/json" } }),
  );
  const response = await proxy(new Request(OWN));
  expect([response.status, response.body]).toEqual([status, null]);
});

test("bytes come through as they are", async () => {
  const bytes = new TextEncoder().encode(`\u0000${GRAPH}/`);
  const proxy = createProxy(
    GRAPH,
    async () => new Response(bytes, { headers: { "content-type": "image/png" } }),
  );
  const response = await proxy(new Request(OWN));
  expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes);
});
