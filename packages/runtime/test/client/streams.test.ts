import { beforeEach, describe, expect, test } from "vitest";
import { clientFor } from "./client.js";
import { ok, startServer, type Handler } from "./server.js";

const server = await startServer();
const graph = clientFor(server, { retry: { backoff: () => 1 } });
const payload = graph.officeConfiguration.clientConfigurations("c1").policyPayload;

const settings = '{"policies":[{"id":"é"}]}';
const serve: Handler = (response) =>
  response.writeHead(200, { "content-type": "application/json", etag: '"1"' }).end(settings);

beforeEach(() => {
  server.handler = serve;
  server.received.length = 0;
});

describe("bytes are read", () => {
  test("as text, JSON or not", async () => {
    expect(await payload.$get({ as: "text" })).toBe(settings);
    expect(server.received[0]).toMatchObject({
      url: "/v1.0/officeConfiguration/clientConfigurations/c1/policyPayload",
      headers: { accept: "*/*" },
    });
  });

  test("as bytes", async () => {
    expect(await payload.$get({ as: "bytes" })).toEqual(
      new Uint8Array(new TextEncoder().encode(settings)),
    );
  });

  test("as a stream", async () => {
    const stream = await payload.$get({ as: "stream" });
    expect(await new Response(stream).text()).toBe(settings);
  });

  test("as a response", async () => {
    const response = await payload.$get({ as: "response", signal: new AbortController().signal });
    expect(response.headers.get("etag")).toBe('"1"');
    expect(await response.json()).toEqual(JSON.parse(settings));
  });

  test("as a response, if it is media, without being asked to", async () => {
    const response = (await graph.me.photo.$value.$get()) as unknown as Response;
    expect(await response.text()).toBe(settings);
  });

  test("as null where there is no value", async () => {
    server.handler = (response) => response.writeHead(204).end();
    expect(await payload.$get({ as: "text" })).toBeNull();
    expect(await payload.$get({ as: "bytes" })).toBeNull();
    expect(await payload.$get({ as: "stream" })).toBeNull();
    expect((await payload.$get({ as: "response" })).status).toBe(204);
  });

  test("beyond the limit for JSON", async () => {
    server.handler = (response) => response.writeHead(200).end(Buffer.alloc(3_000_000));
    const small = clientFor(server, { maxBodySize: 1000 });
    expect((await small.me.content.$get({ as: "bytes" })).byteLength).toBe(3_000_000);
  });

  test("while they come", async () => {
    let send = (): void => {};
    server.handler = (response) => {
      response.writeHead(200).write("first");
      send = () => response.end("second");
    };
    const stream = await payload.$get({ as: "stream" });
    const reader = stream
      .pipeThrough(new TextDecoderStream() as unknown as TransformStream<Uint8Array, string>)
      .getReader();
    expect((await reader.read()).value).toBe("first");
    send();
    expect((await reader.read()).value).toBe("second");
    expect((await reader.read()).done).toBe(true);
  });

  test("or not, and then there is an error", async () => {
    server.handler = (response) => response.writeHead(404).end();
    for (const as of ["text", "bytes", "stream", "response"] as const) {
      await expect(payload.$get({ as })).rejects.toMatchObject({ kind: "http", status: 404 });
    }
    server.handler = (response) => {
      response.writeHead(200, { "content-length": "10" }).write("x");
      setTimeout(() => response.destroy(), 5);
    };
    await expect(
      clientFor(server, { retry: { limit: 0 } }).me.$get({ as: "text" }),
    ).rejects.toMatchObject({
      kind: "network",
    });
    server.handler = (response) => response.writeHead(200).end(Buffer.from([0xff]));
    await expect(payload.$get({ as: "text" })).rejects.toMatchObject({ kind: "encoding" });
  });
});

describe("bytes are written", () => {
  const cases: [string, unknown, string | undefined, string][] = [
    ["text", "é", undefined, "text/plain;charset=UTF-8"],
    ["text that is JSON", settings, "application/json", "application/json"],
    ["bytes", new TextEncoder().encode("é"), undefined, "application/octet-stream"],
    [
      "a part of bytes",
      new TextEncoder().encode("xéx").subarray(1, 3),
      undefined,
      "application/octet-stream",
    ],
    ["a buffer", new TextEncoder().encode("é").buffer, undefined, "application/octet-stream"],
    ["a Blob", new Blob(["é"]), undefined, "application/octet-stream"],
    ["a Blob with a type", new Blob(["é"], { type: "image/png" }), undefined, "image/png"],
    ["a stream", new Blob(["é"]).stream(), undefined, "application/octet-stream"],
    ["a function that gives a stream", () => new Blob(["é"]).stream(), "text/csv", "text/csv"],
    ["no text", "", "text/plain", "text/plain"],
    ["no bytes", new Uint8Array(), undefined, "application/octet-stream"],
  ];
  test.each(cases)("%s", async (_, body, contentType, expectedType) => {
    server.handler = (response) => response.writeHead(204).end();
    expect(
      await payload.$put(body, contentType === undefined ? {} : { contentType }),
    ).toBeUndefined();
    const [received] = server.received;
    expect(received).toMatchObject({ method: "PUT", headers: { "content-type": expectedType } });
    const expected =
      body === settings
        ? settings
        : body === "" || (body as Uint8Array).byteLength === 0
          ? ""
          : "é";
    expect(received!.body).toBe(expected);
  });

  test("as a form", async () => {
    const form = new FormData();
    form.set("Presentation", new Blob(["<html></html>"], { type: "text/html" }));
    server.handler = ok;
    await graph.me.items.$post(form);
    expect(server.received[0]!.headers["content-type"]).toMatch(
      /^multipart\/form-data; ?boundary=/,
    );
    expect(server.received[0]!.body).toContain("<html></html>");
  });
});
