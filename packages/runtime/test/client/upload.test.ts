import { beforeEach, describe, expect, test } from "vitest";
import { createClient, upload } from "../../src/client/index.js";
import { clientFor, TOKEN, type AnyPath } from "./client.js";
import { json, startServer, type Received } from "./server.js";
import { startTwoWorlds } from "./two-worlds.js";

const server = await startServer();
const graph = clientFor(server, { headers: { "x-secret": "s" }, retry: { backoff: () => 1 } });
const uploadUrl = `${server.origin}/upload?tempauth=secret`;
const content = new Uint8Array(Array.from({ length: 10 }, (_, index) => 97 + index));
const received: string[] = [];

/** Takes chunks as services do. */
function serveSession(
  disturb: (count: number, received: Received) => number | undefined = () => undefined,
): void {
  let stored = "";
  let count = 0;
  server.handler = (response, request) => {
    const expected = { nextExpectedRanges: [`${stored.length}-`] };
    if (request.method === "GET") return json(response, expected);
    const range = /^bytes (\d+)-(\d+)\/10$/.exec(`${request.headers["content-range"]}`)!;
    received.push(`${range[1]}-${range[2]}:${request.body}`);
    const fault = disturb(++count, request);
    if (fault !== undefined && fault > 0) return response.writeHead(fault).end();
    if (Number(range[1]) !== stored.length) return response.writeHead(416).end();
    stored += request.body;
    if (fault === 0) return response.destroy();
    const next = {
      nextExpectedRanges: [`${stored.length}-`],
      expirationDateTime: "2026-08-20T00:00:00Z",
    };
    return stored.length < 10
      ? json(response, next, 202)
      : json(response, { id: "1", name: stored }, 201);
  };
}

beforeEach(() => {
  server.received.length = received.length = 0;
});

describe("an upload", () => {
  test("sends chunks until all is there, and no token", async () => {
    serveSession();
    const progress: number[] = [];
    const options = { chunkSize: 4, onProgress: (sent: number) => void progress.push(sent) };
    expect(await upload(graph, { uploadUrl }, content, options)).toEqual({
      id: "1",
      name: "abcdefghij",
    });
    expect(received).toEqual(["0-3:abcd", "4-7:efgh", "8-9:ij"]);
    expect(progress).toEqual([4, 8, 10]);
    for (const { headers, url } of server.received) {
      expect(url).toBe("/upload?tempauth=secret");
      expect(headers).not.toHaveProperty("authorization");
      expect(headers).not.toHaveProperty("x-secret");
      expect(headers["content-type"]).toBe("application/octet-stream");
    }
  });

  test("takes a Blob, and may be done at once", async () => {
    serveSession();
    expect(await upload(graph, { uploadUrl }, new Blob([content]))).toMatchObject({ id: "1" });
    expect(received).toEqual(["0-9:abcdefghij"]);
  });

  test("gives nothing if the service says nothing", async () => {
    server.handler = (response) => response.writeHead(201, { location: "/x" }).end();
    expect(await upload(graph, { uploadUrl }, content)).toBeUndefined();
  });

  test("goes on where a session was interrupted", async () => {
    const session = { uploadUrl, nextExpectedRanges: ["4-"] };
    server.handler = (response, request) => {
      received.push(`${request.headers["content-range"]}`);
      json(response, { id: "1" });
    };
    await upload(graph, session, content);
    expect(received).toEqual(["bytes 4-9/10"]);
  });

  test.each([429, 503, 504])("tries a chunk again after %i", async (status) => {
    serveSession((count) => (count === 2 ? status : undefined));
    expect(await upload(graph, { uploadUrl }, content, { chunkSize: 4 })).toMatchObject({
      id: "1",
    });
    expect(received).toEqual(["0-3:abcd", "4-7:efgh", "4-7:efgh", "8-9:ij"]);
  });

  test("asks where it is after a reset that left the chunk there", async () => {
    serveSession((count) => (count === 2 ? 0 : undefined));
    expect(await upload(graph, { uploadUrl }, content, { chunkSize: 4 })).toMatchObject({
      name: "abcdefghij",
    });
    expect(received).toEqual(["0-3:abcd", "4-7:efgh", "4-7:efgh", "8-9:ij"]);
  });

  test("goes on after an error of the service", async () => {
    serveSession((count) => (count === 2 ? 500 : undefined));
    expect(await upload(graph, { uploadUrl }, content, { chunkSize: 4 })).toMatchObject({
      id: "1",
    });
  });

  test("ends with an error if it does not get on", async () => {
    serveSession((count) => (count > 1 ? 500 : undefined));
    await expect(upload(graph, { uploadUrl }, content, { chunkSize: 4 })).rejects.toMatchObject({
      kind: "upload",
    });
  });

  test("ends with an error if the session has ended", async () => {
    serveSession((count) => (count === 2 ? 404 : undefined));
    await expect(upload(graph, { uploadUrl }, content, { chunkSize: 4 })).rejects.toMatchObject({
      kind: "http",
      status: 404,
      route: "{uploadUrl}",
    });
  });

  test.each([[{}], [{ uploadUrl: null }]])("needs an address: %j", async (session) => {
    await expect(upload(graph, session, content)).rejects.toMatchObject({ kind: "upload" });
  });

  test("takes no empty content", async () => {
    await expect(upload(graph, { uploadUrl }, new Blob([]))).rejects.toMatchObject({
      kind: "upload",
    });
  });

  test.each(["http://evil.example/up", "https://a@evil.example/up", "nonsense"])(
    "does not go to %s",
    async (url) => {
      await expect(upload(graph, { uploadUrl: url }, content)).rejects.toMatchObject({
        kind: "origin",
      });
    },
  );

  test("goes to other origins over TLS, where the service sends it, and is not redirected", async () => {
    const worlds = await startTwoWorlds();
    const client = createClient<AnyPath>({
      baseUrl: "https://graph.microsoft.com/v1.0",
      credential: () => TOKEN,
      headers: { "x-secret": "s" },
      fetch: worlds.fetch,
    });
    worlds.others.handler = (response) =>
      response.writeHead(308, { location: "https://evil.example/x" }).end();
    const session = { uploadUrl: "https://contoso.sharepoint.com/up" };
    await expect(upload(client, session, content)).rejects.toMatchObject({ kind: "origin" });
    expect(worlds.strayed.map(({ host }) => host)).toEqual(["contoso.sharepoint.com"]);
    expect(worlds.others.received[0]!.body).toBe("abcdefghij");
    expect(worlds.others.received[0]!.headers).not.toHaveProperty("authorization");
    expect(worlds.others.received[0]!.headers).not.toHaveProperty("x-secret");
  });
});
