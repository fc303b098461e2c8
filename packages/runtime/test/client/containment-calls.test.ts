import { beforeEach, describe, expect, test } from "vitest";
import { batch, createClient, GraphError, upload } from "../../src/client/index.js";
import { TOKEN, type AnyPath } from "./client.js";
import { foreignAddresses } from "./foreign-addresses.js";
import { json, ok } from "./server.js";
import { startTwoWorlds } from "./two-worlds.js";

const { graph, others, strayed, fetch } = await startTwoWorlds();
const client = createClient<AnyPath>({
  baseUrl: "https://graph.microsoft.com/v1.0",
  credential: () => TOKEN,
  headers: { "x-secret": "secret-header" },
  retry: { limit: 0 },
  fetch,
});
const codes = [300, 301, 302, 303, 307, 308];
const inHeader = foreignAddresses.filter((it) => /^[\x20-\x7e]+$/.test(it));

beforeEach(() => {
  graph.handler = ok;
  others.handler = ok;
  graph.received.length = others.received.length = strayed.length = 0;
});

const outcome = (call: Promise<unknown>): Promise<unknown> => call.catch((error: unknown) => error);

/** Others have seen neither the token nor the caller's headers, and of bodies none but these. */
function expectContained(bodies: readonly string[] = [""]): void {
  for (const { headers, body } of others.received) {
    expect(headers).not.toHaveProperty("authorization");
    expect(headers).not.toHaveProperty("x-secret");
    expect(JSON.stringify(headers)).not.toMatch(/secret/);
    expect(bodies).toContain(body);
  }
  for (const { protocol } of strayed) expect(protocol).toBe("https:");
}

describe("a deltaLink of another origin is not followed, now or later", () => {
  test.each(foreignAddresses)("%j", async (link) => {
    graph.handler = (response) => json(response, { value: [{}], "@odata.deltaLink": link });
    const changes = client.users.$delta();
    for await (const item of changes) expect(item).toEqual({});
    expect(changes.token).toBe(link);
    const again = client.users.$delta({ token: changes.token })[Symbol.asyncIterator]();
    await expect(again.next()).rejects.toMatchObject({ kind: "origin" });
    expect(graph.received).toHaveLength(1);
    expect(others.received).toEqual([]);
  });
});

describe("a batch", () => {
  test.each(foreignAddresses)("takes no call of another origin: %j", async (link) => {
    const [call, own] = await batch(client, (it) => [
      it.$link(link).$post({ text: "secret-body" }),
      it.users.$get(),
    ]);
    expect(call).toMatchObject({ status: "rejected" });
    expect(own).toMatchObject({ status: "rejected", reason: { kind: "batch" } });
    expect(others.received).toEqual([]);
    expect(JSON.stringify(graph.received)).not.toContain("secret-body");
  });

  test.each(inHeader)("is not redirected, and none of its calls: %j", async (location) => {
    for (const status of codes) {
      graph.handler = (response) => response.writeHead(status, { location }).end();
      const [result] = await batch(client, (it) => [it.users.$post({ text: "secret-body" })]);
      expect(result).toMatchObject({ status: "rejected", reason: { kind: "batch" } });
      graph.handler = (response) =>
        json(response, { responses: [{ id: "1", status, headers: { Location: location } }] });
      const [item] = await batch(client, (it) => [it.users.$get()]);
      expect(item).toMatchObject({ status: "rejected", reason: { kind: "http", status } });
    }
    expectContained();
    // 303 alone makes another request of one, and that is a GET.
    expect(others.received.length).toBeLessThanOrEqual(1);
  });

  test.each(foreignAddresses)("follows no nextLink of a page: %j", async (link) => {
    const page = { value: [{}], "@odata.nextLink": link };
    graph.handler = (response) =>
      json(response, { responses: [{ id: "1", status: 200, body: page }] });
    const [result] = await batch(client, (it) => [it.users.$get()]);
    expect(result).toEqual({ status: "fulfilled", value: page });
    expect(graph.received).toHaveLength(1);
    expect(others.received).toEqual([]);
  });
});

describe("an upload", () => {
  const content = new Blob(["chunk"]);

  test.each(foreignAddresses)(
    "sends its bytes over TLS, and nothing else: %j",
    async (uploadUrl) => {
      const isTls = URL.canParse(uploadUrl) && new URL(uploadUrl).protocol === "https:";
      const result = await outcome(upload(client, { uploadUrl }, content));
      if (!isTls) {
        expect(result).toMatchObject({ kind: "origin" });
        expect(strayed).toEqual([]);
      }
      expect(JSON.stringify(graph.received.map(({ headers }) => headers))).not.toContain(TOKEN);
      expectContained(["chunk"]);
    },
  );

  test.each(inHeader)("is not redirected to another origin: %j", async (location) => {
    for (const status of codes) {
      others.handler = (response) => response.writeHead(status, { location }).end();
      const session = { uploadUrl: "https://contoso.sharepoint.example/up" };
      const result = await outcome(upload(client, session, content));
      if (status !== 303) expect((result as GraphError).kind).toMatch(/^(origin|redirect|http)$/);
    }
    for (const { method, body } of others.received) {
      // 303 alone makes another request of one, and that is a GET.
      expect([method, body]).toEqual(method === "PUT" ? ["PUT", "chunk"] : ["GET", ""]);
    }
    const puts = others.received.filter(({ method }) => method === "PUT");
    expect(puts).toHaveLength(codes.length);
    expect(graph.received).toEqual([]);
    expectContained(["chunk", ""]);
  });

  test.each(inHeader)("nor is a call redirected that opens one: %j", async (location) => {
    for (const status of codes) {
      graph.handler = (response) => response.writeHead(status, { location }).end();
      const call = client.me.createUploadSession.$post({ item: { name: "secret-body" } });
      const result = await outcome(call);
      if (status !== 303) expect((result as GraphError).kind).toMatch(/^(origin|redirect|http)$/);
    }
    expectContained();
  });
});

describe("bytes that are read by a redirect are read without the token", () => {
  test.each(codes)("%i", async (status) => {
    for (const location of inHeader) {
      graph.handler = (response) => response.writeHead(status, { location }).end();
      for (const as of ["stream", "response", "bytes", "text"] as const) {
        const result = await outcome(client.me.photo.$value.$get({ as }));
        if (result instanceof GraphError) expect(result.kind).toMatch(/^(origin|redirect|http)$/);
      }
    }
    expectContained();
  });
});
