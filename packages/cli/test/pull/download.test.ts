import { execFileSync, spawnSync } from "node:child_process";
import { createServer as createSecureServer } from "node:https";
import type { RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, onTestFinished, test } from "vitest";
import { download, type DownloadOptions } from "../../src/pull/download.js";
import { DownloadError } from "../../src/pull/download-error.js";
import { judgeRedirect } from "../../src/pull/judge-redirect.js";
import { resolveEndpoint } from "../../src/pull/endpoints.js";
import { emptyDirectory } from "../project.js";
import { LIBRARY, sends, serve } from "./server.js";

const QUICK: DownloadOptions = { allowHttp: true, backoff: () => 1 };

/** Answers the first requests with other listeners. */
function after(listeners: readonly RequestListener[], last: RequestListener): RequestListener {
  let asked = 0;
  return (request, response) => (listeners[asked++] ?? last)(request, response);
}

const says =
  (status: number, headers: Readonly<Record<string, string>> = {}): RequestListener =>
  (_request, response) =>
    response.writeHead(status, headers).end();

async function failureOf(url: string, options: DownloadOptions = QUICK): Promise<unknown> {
  try {
    await download(url, options);
  } catch (error) {
    return error;
  }
  throw new Error("expected a failure");
}

describe("what passes is tried again", () => {
  const broken: RequestListener = (_request, response) => {
    response.writeHead(200);
    response.write("<", () => response.destroy());
  };
  const cases: readonly (readonly [string, RequestListener])[] = [
    ["429", says(429)],
    ["503", says(503)],
    ["504", says(504)],
    ["503 with Retry-After", says(503, { "retry-after": "0" })],
    ["a connection that is reset", (request) => request.socket.resetAndDestroy()],
    ["a body that breaks off", broken],
  ];
  test.each(cases)("%s", async (_title, fault) => {
    const server = await serve(after([fault, fault, fault], sends(LIBRARY)));
    const downloaded = await download(server.url, QUICK);
    expect(Buffer.from(downloaded?.bytes ?? "").toString()).toBe(LIBRARY);
    expect(server.requests).toHaveLength(4);
  });

  test.each(cases)("%s, but not for ever", async (_title, fault) => {
    const server = await serve(fault);
    expect(await failureOf(server.url)).toBeInstanceOf(DownloadError);
    expect(server.requests).toHaveLength(4);
  });

  test.each([400, 401, 403, 404, 406, 500])("but not %i", async (status) => {
    const server = await serve(says(status));
    expect(await failureOf(server.url)).toMatchObject({
      message: expect.stringContaining(`answered ${status}`),
    });
    expect(server.requests).toHaveLength(1);
  });
});

describe("Retry-After", () => {
  const waits: readonly (readonly [string, string, number])[] = [
    ["seconds", "1", 1000],
    ["a fraction", "0.25", 250],
    ["a date, by the server's clock", "Wed, 21 Oct 2015 07:28:01 GMT", 1000],
  ];
  test.each(waits)("as %s is waited for", async (_title, value, least) => {
    const headers = { "retry-after": value, date: "Wed, 21 Oct 2015 07:28:00 GMT" };
    const server = await serve(after([says(429, headers)], sends(LIBRARY)));
    const start = performance.now();
    await download(server.url, QUICK);
    expect(performance.now() - start).toBeGreaterThanOrEqual(least);
  });

  test("that is none leaves it to the backoff", async () => {
    const fault = says(429, { "retry-after": "soon" });
    const server = await serve(after([fault, fault], sends(LIBRARY)));
    const attempts: number[] = [];
    await download(server.url, { ...QUICK, backoff: (attempt) => attempts.push(attempt) && 1 });
    expect(attempts).toEqual([0, 1]);
  });

  test("beyond the deadline is not waited for", async () => {
    const server = await serve(says(503, { "retry-after": "301" }));
    expect(await failureOf(server.url)).toMatchObject({
      message: expect.stringContaining("the next try would be in 301 s, and 300 s is all the time"),
    });
    expect(server.requests).toHaveLength(1);
  });
});

describe("an abort ends it", () => {
  const states: readonly (readonly [string, RequestListener])[] = [
    ["before the answer", () => undefined],
    ["in the body", (_request, response) => void response.writeHead(200).write("<")],
    ["between tries", says(503, { "retry-after": "60" })],
  ];
  test.each(states)("%s", async (_title, listener) => {
    const controller = new AbortController();
    const reason = new Error("enough");
    const server = await serve((request, response) => {
      listener(request, response);
      setTimeout(() => controller.abort(reason), 20);
    });
    const { signal } = controller;
    expect(await failureOf(server.url, { ...QUICK, signal })).toBe(reason);
  });
});

describe("what is asked", () => {
  test("XML, encoded or not, and no more than that", async () => {
    const server = await serve(sends(LIBRARY));
    await download(server.url, QUICK);
    const headers = server.requests[0]?.headers ?? {};
    expect(Object.keys(headers).toSorted()).toEqual([
      "accept",
      "accept-encoding",
      "connection",
      "host",
      "user-agent",
    ]);
    expect(headers).toMatchObject({ accept: "application/xml", "accept-encoding": "gzip, br" });
    expect(headers["user-agent"]).toMatch(/^graphslice\/\d/);
  });

  test("whether there is something newer", async () => {
    const server = await serve(says(304));
    const known = { etag: 'W/"1"', lastModified: "Wed, 21 Oct 2015 07:28:00 GMT" };
    expect(await download(server.url, { ...QUICK, known })).toBeUndefined();
    expect(server.requests[0]?.headers).toMatchObject({
      "if-none-match": 'W/"1"',
      "if-modified-since": "Wed, 21 Oct 2015 07:28:00 GMT",
    });
  });

  const encodings: readonly (readonly [string, Uint8Array])[] = [
    ["gzip", gzipSync(LIBRARY)],
    ["X-GZIP", gzipSync(LIBRARY)],
    ["br", brotliCompressSync(LIBRARY)],
    ["identity", Buffer.from(LIBRARY)],
  ];
  test.each(encodings)("%s is decoded", async (encoding, body) => {
    const server = await serve((_request, response) =>
      response.writeHead(200, { "content-encoding": encoding, etag: '"2"' }).end(body),
    );
    const { bytes, etag } = (await download(server.url, QUICK)) ?? {};
    expect(Buffer.from(bytes ?? "").toString()).toBe(LIBRARY);
    expect(etag).toBe('"2"');
  });

  test("a redirect on the same host is followed", async () => {
    const server = await serve((request, response) =>
      request.url === "/new"
        ? sends(LIBRARY)(request, response)
        : says(301, { location: "/new" })(request, response),
    );
    expect((await download(server.url, QUICK))?.bytes).toHaveLength(Buffer.byteLength(LIBRARY));
  });
});

describe("redirects", () => {
  const START = "https://graph.microsoft.com/v1.0/$metadata";
  const followed: readonly (readonly [string, string, string])[] = [
    [START, "/beta/$metadata", "https://graph.microsoft.com/beta/$metadata"],
    [START, "//graph.microsoft.com/x#y", "https://graph.microsoft.com/x"],
    [START, "https://GRAPH.microsoft.com:443/x", "https://graph.microsoft.com/x"],
    ["http://contoso.com/x", "https://contoso.com/x", "https://contoso.com/x"],
  ];
  test.each(followed)("from %s to %s", (from, location, to) => {
    expect(judgeRedirect(location, [from])).toBe(to);
  });

  const refused: readonly (readonly [string, string, RegExp])[] = [
    [START, "http://graph.microsoft.com/v1.0/$metadata", /expected an https: address/],
    [START, "//graph.microsoft.com.evil.com/x", /another host/],
    [START, "https://graph.microsoft.com@evil.com/x", /another host/],
    [START, "https://graph.microsoft.com:8443/x", /another host/],
    [START, "/\\evil.com/x", /another host/],
    ["http://contoso.com/x", "https://evil.com/x", /another host/],
    [START, "data:text/xml,<a/>", /expected an https: address/],
    [START, "https://", /does not say where to/],
  ];
  test.each(refused)("not from %s to %s", (from, location, message) => {
    expect(() => judgeRedirect(location, [from])).toThrow(message);
  });

  test("never lead to another host, whatever they say", () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl(), fc.string(), fc.webPath()), (location) => {
        let to: string;
        try {
          to = judgeRedirect(location, [START]);
        } catch (error) {
          return error instanceof DownloadError;
        }
        return new URL(to).origin === "https://graph.microsoft.com";
      }),
    );
  });
});

describe("addresses", () => {
  const cases: readonly (readonly [string, string | undefined])[] = [
    ["v1.0", "https://graph.microsoft.com/v1.0/$metadata"],
    ["beta", "https://graph.microsoft.com/beta/$metadata"],
    ["HTTPS://Contoso.com/$metadata?a=b#c", "https://contoso.com/$metadata?a=b"],
    ["v2.0", undefined],
    ["constructor", undefined],
    ["file:///etc/passwd", undefined],
    ["https://", undefined],
    ["https://me:secret@contoso.com/$metadata", undefined],
  ];
  test.each(cases)("%s", (text, url) => expect(resolveEndpoint(text)).toBe(url));
});

const hasOpenssl = spawnSync("openssl", ["version"]).status === 0;

describe.skipIf(!hasOpenssl)("over TLS, with a certificate of openssl(1)", () => {
  /** Serves with a certificate that nobody has signed. */
  async function serveSecurely(listener: RequestListener): Promise<string> {
    const directory = emptyDirectory();
    const [key, cert] = [join(directory, "key.pem"), join(directory, "cert.pem")];
    const subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1"];
    const curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
    execFileSync(
      "openssl",
      ["req", "-x509", ...curve, "-keyout", key, "-out", cert, "-days", "2", ...subject],
      { stdio: "ignore" },
    );
    const server = createSecureServer(
      { key: readFileSync(key), cert: readFileSync(cert) },
      listener,
    );
    await new Promise<void>((resolve) => {
      server.listen(0, "127.0.0.1", resolve);
    });
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    return `https://127.0.0.1:${(server.address() as AddressInfo).port}/$metadata`;
  }

  /** Has certificates accepted that nobody has signed, until the test has finished. */
  function trustAll(): void {
    const before = process.env["NODE_TLS_REJECT_UNAUTHORIZED"];
    process.env["NODE_TLS_REJECT_UNAUTHORIZED"] = "0";
    onTestFinished(() => {
      if (before === undefined) delete process.env["NODE_TLS_REJECT_UNAUTHORIZED"];
      else process.env["NODE_TLS_REJECT_UNAUTHORIZED"] = before;
    });
  }

  test("metadata is downloaded", async () => {
    trustAll();
    const url = await serveSecurely(sends(LIBRARY));
    expect((await download(url, { allowHttp: false }))?.bytes).toHaveLength(
      Buffer.byteLength(LIBRARY),
    );
  });

  test("a redirect to http: is not followed, even where http: is accepted", async () => {
    trustAll();
    const plain = await serve(sends(LIBRARY));
    const url = await serveSecurely(says(302, { location: plain.url }));
    expect(await failureOf(url)).toMatchObject({
      message: `${url}: redirects to ${plain.url}; expected an https: address, so it is not followed`,
    });
    expect(plain.requests).toEqual([]);
  });

  test("a certificate that is not trusted is a fault, and not tried again", async () => {
    let asked = 0;
    const url = await serveSecurely(() => (asked += 1));
    expect(await failureOf(url)).toMatchObject({
      message: expect.stringMatching(/cannot be downloaded: self.signed certificate/),
      isPassing: false,
    });
    expect(asked).toBe(0);
  });
});
