import type { RequestListener } from "node:http";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Writable } from "node:stream";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { runChild } from "../child-process.js";
import { runIn, writeFiles } from "../project.js";
import {
  contentsOf,
  edit,
  LIBRARY,
  pull,
  pullingProject,
  RECORD,
  sends,
  serve,
  serveBytes,
} from "./server.js";

const XML = { "content-type": "application/xml" };
const BOMB = Buffer.alloc(65 * 1024 * 1024, " ");
const GZIP_BOMB = gzipSync(BOMB);
const BROTLI_BOMB = brotliCompressSync(BOMB, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } });
const TOO_LONG = "is longer than 67108864 bytes, which no metadata is";
const CODEC = "its body is not encoded as its Content-Encoding says, or is cut off";
const LATE = /is not there after 0\.9 s; --timeout gives it longer/;
/** On a busy machine, time may be over before the fault is seen. */
const orLate = (message: string): RegExp => new RegExp(`${message}|${LATE.source}`);
const BROKEN = orLate(
  "cannot be downloaded: the connection was closed before the answer was complete; the next try would be in \\d s, and 0\\.9 s is all the time there is: try later",
);

/** Writes a byte now and then, and never ends. */
function drip(stream: Writable): void {
  const timer = setInterval(() => stream.write(" "), 50);
  stream.on("close", () => clearInterval(timer));
}

const redirect =
  (location: string | undefined): RequestListener =>
  (_request, response) =>
    response.writeHead(302, location === undefined ? {} : { location }).end();

/** What goes wrong, the server that does it, and what the message says. */
type Fault<Message> = readonly [title: string, listener: RequestListener, message: Message];

const lasting: readonly Fault<string>[] = [
  [
    "HTML that says so",
    sends("<html></html>", { "content-type": "text/html; charset=utf-8" }),
    "expected metadata but the server answered with an HTML page, perhaps an error or sign-in page",
  ],
  ["HTML that is called XML", sends("<!DOCTYPE html><html></html>"), "HTML, perhaps an error"],
  [
    "JSON",
    sends("{}", { "content-type": "application/json" }),
    "expected metadata but the server answered with JSON",
  ],
  [
    "another charset",
    sends(LIBRARY, { "content-type": "application/xml; charset=iso-8859-1" }),
    "expected UTF-8 but the server answered with charset=iso-8859-1",
  ],
  [
    "a charset that would clear the screen",
    sends(LIBRARY, { "content-type": "application/xml; charset=\u009b2J" }),
    "expected UTF-8 but the server answered with charset=\\u009b2j",
  ],
  [
    "an encoding that would clear the screen",
    sends(LIBRARY, { "content-encoding": "\u009b2J" }),
    "u009b2j",
  ],
  [
    "bytes that are no UTF-8",
    (_request, response) => response.writeHead(200, XML).end(Buffer.from([0x3c, 0x61, 0xff])),
    "UTF-8",
  ],
  ["a body that is empty", sends(""), "expected metadata but the server sent no body"],
  ["a DOCTYPE", sends(edit(/<edmx:Edmx/, '<!DOCTYPE x [<!ENTITY a "b">]><edmx:Edmx')), "DOCTYPE"],
  ["XML that is not CSDL", sends("<a/>"), "edmx:Edmx"],
  [
    "a type that is not declared",
    sends(edit('Type="library.genre"', 'Type="library.gener"')),
    'type "contoso.library.gener" is not declared',
  ],
  ["404", (_request, response) => response.writeHead(404).end(), "answered 404; check the address"],
  ["401", (_request, response) => response.writeHead(401).end(), "answered 401; it wants creden"],
  ["500", (_request, response) => response.writeHead(500).end(), "the server answered 500"],
  ["206", (_request, response) => response.writeHead(206, XML).end("<"), "the server answered 206"],
  [
    "304 that nobody asked for",
    (_request, response) => response.writeHead(304).end(),
    "the server answered 304",
  ],
  [
    "a gzip bomb",
    (_request, response) =>
      response.writeHead(200, { ...XML, "content-encoding": "gzip" }).end(GZIP_BOMB),
    TOO_LONG,
  ],
  [
    "a Brotli bomb",
    (_request, response) =>
      response.writeHead(200, { ...XML, "content-encoding": "br" }).end(BROTLI_BOMB),
    TOO_LONG,
  ],
  [
    "a length that is too much",
    (_request, response) =>
      response.writeHead(200, { ...XML, "content-length": BOMB.length }).flushHeaders(),
    TOO_LONG,
  ],
  ["a body that is too long", (_request, response) => response.writeHead(200).end(BOMB), TOO_LONG],
  ["a body that is not encoded as it says", sends(LIBRARY, { "content-encoding": "gzip" }), CODEC],
  ["a body that is not Brotli", sends(LIBRARY, { "content-encoding": "br" }), CODEC],
  [
    "gzip that is cut off",
    (_request, response) =>
      response
        .writeHead(200, { ...XML, "content-encoding": "gzip" })
        .end(gzipSync(LIBRARY).subarray(0, -4)),
    CODEC,
  ],
  [
    "gzip that does not say so",
    (_request, response) => response.writeHead(200, XML).end(gzipSync(LIBRARY)),
    "gzip",
  ],
  [
    "an encoding that nobody asked for",
    sends(LIBRARY, { "content-encoding": "zstd" }),
    'is encoded as "zstd"; expected gzip, br or nothing',
  ],
  [
    "a redirect to another host",
    redirect("https://contoso.com/$metadata"),
    "redirects to another host, https://contoso.com/$metadata, and is not followed; if you trust that, pull it instead",
  ],
  [
    "a redirect to another port",
    redirect("http://127.0.0.1:1/"),
    "redirects to another host, http://127.0.0.1:1/, and is not followed",
  ],
  [
    "a redirect to a file",
    redirect("file:///etc/passwd"),
    "redirects to file:///etc/passwd; expected an https: address, so it is not followed",
  ],
  ["a redirect to nowhere", redirect(undefined), "redirects, but does not say where to"],
  ["a redirect to itself", redirect("/$metadata#again"), "redirects in a circle"],
  [
    "a redirect to a redirect",
    (request, response) => response.writeHead(307, { location: `${request.url}a` }).end(),
    "redirects more than 5 times",
  ],
  [
    "429 for an hour",
    (_request, response) => response.writeHead(429, { "retry-after": "3600" }).end(),
    "the server answered 429; the next try would be in 3600 s, and 60 s is all the time there is",
  ],
  [
    "503 time and again",
    (_request, response) => response.writeHead(503, { "retry-after": "0.01" }).end(),
    "the server answered 503",
  ],
];

/** Faults that are waited for or tried again; with next to no time for that. */
const passing: readonly Fault<RegExp>[] = [
  [
    "Content-Length that is not reached",
    (_request, response) => {
      response.writeHead(200, { ...XML, "content-length": Buffer.byteLength(LIBRARY) + 1 });
      response.write(LIBRARY, () => response.destroy());
    },
    BROKEN,
  ],
  [
    "chunks that do not end",
    (_request, response) => {
      response.writeHead(200, XML);
      response.write(LIBRARY, () => response.destroy());
    },
    BROKEN,
  ],
  ["a connection that is closed", (request) => request.socket.destroy(), BROKEN],
  ["a connection that is reset", (request) => request.socket.resetAndDestroy(), BROKEN],
  ["a server that does not answer", () => undefined, LATE],
  [
    "a body of a byte now and then",
    (_request, response) => drip(response.writeHead(200, XML)),
    LATE,
  ],
  [
    "a head of a byte now and then",
    ({ socket }) => {
      socket.write("HTTP/1.1 200 OK\r\nServer: ");
      drip(socket);
    },
    LATE,
  ],
];

describe("what goes wrong leaves everything as it was", () => {
  const expectFault = async (
    listener: RequestListener,
    seconds: string,
    message: string | RegExp,
  ): Promise<void> => {
    const server = await serve(sends(LIBRARY));
    const cwd = pullingProject(server.url);
    expect(await pull(cwd)).toMatchObject({ code: 0, err: [] });
    const before = contentsOf(cwd);
    server.answer(listener);
    const { code, out, err } = await pull(cwd, "--timeout", seconds);
    expect({ code, out }).toEqual({ code: 1, out: [] });
    const text = err.join("\n").replaceAll(server.url, "URL");
    expect(text).toMatch(/^(error: URL: |URL:\d+:\d+: error: )/);
    if (typeof message === "string") expect(text).toContain(message);
    else expect(text).toMatch(message);
    expect(text).not.toContain("    at ");
    expect(contentsOf(cwd)).toEqual(before);
  };

  test.each(lasting)("%s", async (_title, listener, message) => {
    await expectFault(listener, "60", message);
  });

  test.each(passing)("%s", async (_title, listener, message) => {
    await expectFault(listener, "0.9", message);
  });

  test("a body that just ends, in front of a closed connection", async () => {
    const url = await serveBytes(`HTTP/1.0 200 OK\r\n\r\n${LIBRARY.slice(0, 1500)}`);
    const cwd = pullingProject(url);
    const before = contentsOf(cwd);
    const { code, err } = await pull(cwd);
    expect(code).toBe(1);
    expect(err[0]).toMatch(/^http:.*:\d+:\d+: error: /);
    expect(contentsOf(cwd)).toEqual(before);
  });

  test("what is no HTTP", async () => {
    const cwd = pullingProject(await serveBytes("220 mail.contoso.com\r\n"));
    const before = contentsOf(cwd);
    const { code, err } = await pull(cwd);
    expect(code).toBe(1);
    expect(err).toEqual([
      expect.stringMatching(/^error: http:.*: cannot be downloaded: Parse Err/),
    ]);
    expect(contentsOf(cwd)).toEqual(before);
  });

  test("no server", async () => {
    const server = await serve(sends(LIBRARY));
    const cwd = pullingProject(server.url);
    server.stop();
    expect(await pull(cwd)).toEqual({
      code: 1,
      out: [],
      err: [`error: ${server.url}: cannot be downloaded: the server refuses the connection`],
    });
  });

  test("http: that nobody accepts is not asked", async () => {
    const server = await serve(sends(LIBRARY));
    expect(await runIn(pullingProject(server.url), "pull")).toEqual({
      code: 1,
      out: [],
      err: [
        `error: ${server.url}: anyone on the way could change what it answers; use https:, or say --allow-http`,
      ],
    });
    expect(server.requests).toEqual([]);
  });

  test("files that cannot be written", async () => {
    const server = await serve(sends(LIBRARY));
    const cwd = pullingProject(server.url, { metadata: "deep/er/books.xml" });
    mkdirSync(join(cwd, "deep/er/source.json"), { recursive: true });
    const before = contentsOf(cwd);
    expect(await pull(cwd)).toEqual({
      code: 1,
      out: [],
      err: ["error: deep/er/source.json: cannot be written: it is a folder; expected a file"],
    });
    expect(contentsOf(cwd)).toEqual(before);
  });

  test("an interrupt", async () => {
    const server = await serve(() => undefined);
    const cwd = pullingProject(server.url);
    const before = contentsOf(cwd);
    const outcome = await runChild(["pull", "--allow-http"], {
      cwd,
      meanwhile: (child) => server.answer(() => child.kill("SIGINT")),
    });
    expect(outcome).toEqual({ code: null, signal: "SIGINT", out: "", err: "" });
    expect(contentsOf(cwd)).toEqual(before);
  });

  test("a record that is none is no record", async () => {
    const server = await serve(sends(LIBRARY, { etag: '"1"' }));
    const cwd = pullingProject(server.url);
    await pull(cwd);
    const record = JSON.parse(contentsOf(cwd)[join(cwd, RECORD)] ?? "");
    record.download.etag = '"1"\r\nx-evil: 1';
    writeFiles(cwd, { [RECORD]: JSON.stringify(record) });
    expect(await pull(cwd)).toMatchObject({ code: 0 });
    expect(server.requests.at(-1)?.headers).not.toHaveProperty("if-none-match");
  });
});
