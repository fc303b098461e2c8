import { once } from "node:events";
import { Agent, request as httpRequest } from "node:http";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test, vi } from "vitest";
import { ConnectionFault } from "../../src/connection-fault.js";
import type { FetchHandler } from "../../src/fetch-handler.js";
import { MemoryResponse } from "../../src/memory-response.js";
import { get, send, serve } from "./serve.js";

const echo: FetchHandler = async (request) =>
  Response.json({
    method: request.method,
    url: request.url,
    headers: Object.fromEntries(request.headers),
    body: await request.text(),
  });

const urlOnly: FetchHandler = async ({ url }) => new Response(url);

const graphError = (code: string) => ({
  error: {
    code,
    message: expect.any(String),
    innerError: {
      date: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/),
      "request-id": expect.any(String),
      "client-request-id": expect.any(String),
    },
  },
});

describe("requests", () => {
  test("have the client's URL, method, headers and body", async () => {
    const { url } = await serve(echo);
    const response = await fetch(`${url}/v1.0/users('a%2Fb')?$select=id&$top=1`, {
      method: "POST",
      headers: { "content-type": "text/plain", "x-a": "b" },
      body: "körper",
    });
    expect(await response.json()).toMatchObject({
      method: "POST",
      url: `${url}/v1.0/users('a%2Fb')?$select=id&$top=1`,
      headers: { "content-type": "text/plain", "x-a": "b" },
      body: "körper",
    });
  });

  test("have the host that the client names", async () => {
    const { port } = await serve(urlOnly);
    const { text } = await send(port, get("/v1.0/me", "Host: graph.example.com"));
    expect(text).toMatch(/\r\n\r\n.*http:\/\/graph\.example\.com\/v1\.0\/me/s);
  });

  test("in absolute form have that URL, as a proxy is asked", async () => {
    const { port } = await serve(urlOnly);
    const { text } = await send(port, get("http://graph.microsoft.com/v1.0/me?$top=1"));
    expect(text).toContain("http://graph.microsoft.com/v1.0/me?$top=1");
  });

  test("of HTTP/1.0 without a host have the server's address", async () => {
    const { port, url } = await serve(urlOnly);
    const { text } = await send(port, "GET /a HTTP/1.0\r\n\r\n");
    expect(text.endsWith(`${url}/a`)).toBe(true);
  });

  test("with a path like an authority stay on this host", async () => {
    const { port } = await serve(urlOnly);
    const { text } = await send(port, get("//evil.example/a"));
    expect(text).toContain("http://localhost//evil.example/a");
  });

  test("are what the platform has, though made as they are read", async () => {
    const { url } = await serve(async (request) => {
      expect(request).toBeInstanceOf(Request);
      expect(request.headers).toBe(request.headers);
      expect({ cache: request.cache, bodyUsed: request.bodyUsed }).toEqual({
        cache: "default",
        bodyUsed: false,
      });
      const copy = new Request(request.clone());
      const passedOn = new Request("http://other.example/", request);
      expect(passedOn.headers.get("x-a")).toBe("b");
      return Response.json([await copy.json(), await passedOn.json(), request.bodyUsed]);
    });
    const init = { method: "PATCH", body: "[1]", headers: { "x-a": "b" } };
    expect(await (await fetch(url, init)).json()).toEqual([[1], [1], true]);
  });

  test("stream their bodies", async () => {
    const sizes: number[] = [];
    const { url } = await serve(async (request) => {
      for await (const chunk of request.body!) sizes.push(chunk.byteLength);
      return new Response(`${sizes.reduce((sum, size) => sum + size, 0)}`);
    });
    const body = new Uint8Array(5_000_000);
    const response = await fetch(url, { method: "PUT", body });
    expect(await response.text()).toBe("5000000");
    expect(sizes.length).toBeGreaterThan(10);
  });

  test.each([5, 3_000_000])("give a body of %i bytes whole, once", async (length) => {
    const { url } = await serve(async (request) => {
      const read = request.url.endsWith("/bytes") ? request.bytes() : request.arrayBuffer();
      const bytes = new Uint8Array(await read);
      const again = await request
        .arrayBuffer()
        .catch((error: unknown) => error instanceof TypeError);
      const { bodyUsed, cache } = request;
      return Response.json([bytes.length, bytes[0], bytes.at(-1), bodyUsed, cache, again]);
    });
    const body = new Uint8Array(length).fill(7);
    for (const path of ["/bytes", "/buffer"]) {
      const response = await fetch(url + path, { method: "PUT", body });
      expect(await response.json()).toEqual([length, 7, 7, true, "default", true]);
    }
  });

  test("give a body whole to who has looked at it before", async () => {
    const { url } = await serve(async (request) => {
      const hasBody = request.body !== null;
      await sleep(20);
      return Response.json([hasBody, (await request.arrayBuffer()).byteLength]);
    });
    for (const length of [5, 300_000]) {
      const response = await fetch(url, { method: "POST", body: new Uint8Array(length) });
      expect(await response.json()).toEqual([true, length]);
    }
  });

  test("have no body to read once the client has left", async () => {
    const outcomes: string[] = [];
    const { port } = await serve(async (request) => {
      await new Promise((resolve) => {
        request.signal.addEventListener("abort", resolve);
      });
      for (const read of [() => request.arrayBuffer(), () => request.text()]) {
        outcomes.push(await read().then(String, () => "rejected"));
      }
      return new Response();
    });
    const socket = connect(port, "127.0.0.1");
    socket.write("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nabc");
    await sleep(50);
    socket.destroy();
    await vi.waitFor(() => expect(outcomes).toEqual(["rejected", "rejected"]));
  });

  test("whose body nobody reads leave the connection usable", async () => {
    const { url } = await serve(async ({ method }) => new Response(method));
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const ask = (method: string, body: Uint8Array | undefined): Promise<string> =>
      new Promise((resolve, reject) => {
        const request = httpRequest(url, { method, agent }, async (response) => {
          let text = "";
          for await (const chunk of response) text += String(chunk);
          resolve(`${text} ${request.reusedSocket}`);
        });
        request.on("error", reject).end(body);
      });
    expect(await ask("PUT", new Uint8Array(3_000_000))).toBe("PUT false");
    expect(await ask("DELETE", undefined)).toBe("DELETE true");
    agent.destroy();
  });

  test("that a client gives up are aborted", async () => {
    const aborted = vi.fn();
    const { url } = await serve(async ({ signal }) => {
      await new Promise((resolve) => {
        signal.addEventListener("abort", resolve);
      });
      aborted();
      return new Response();
    });
    await expect(fetch(url, { signal: AbortSignal.timeout(50) })).rejects.toThrow();
    await vi.waitFor(() => expect(aborted).toHaveBeenCalled());
  });
});

describe("answers", () => {
  test("HEAD is GET without the body", async () => {
    const { port } = await serve(async ({ method }) => new MemoryResponse(method, {}));
    const { text } = await send(port, get("/").replace("GET", "HEAD"));
    expect(text).toMatch(/^HTTP\/1\.1 200 OK\r\n(?:.*\r\n)*content-length: 3\r\n(?:.*\r\n)*\r\n$/i);
  });

  test.each([
    ["made for the body at hand", (headers: Headers) => new MemoryResponse("{}", { headers })],
    ["of the platform", (headers: Headers) => new Response("{}", { headers })],
  ])("keep each cookie, and their other fields: %s", async (_, create) => {
    const headers = new Headers({ "X-One": "1" });
    headers.append("set-cookie", "a=1");
    headers.append("set-cookie", "b=2");
    const { port } = await serve(async () => create(headers));
    const { text } = await send(port, get("/"));
    expect(text).toMatch(/set-cookie: a=1\r\nset-cookie: b=2\r\n/i);
    expect(text).toMatch(/x-one: 1\r\n/i);
  });

  test("HEAD of a stream", async () => {
    const { port } = await serve(async () => new Response("text"));
    const { text } = await send(port, get("/").replace("GET", "HEAD"));
    expect(text).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(text.endsWith("\r\n\r\n")).toBe(true);
  });

  test("stream their bodies, as fast as the client reads", async () => {
    let pulled = 0;
    const chunk = new Uint8Array(64 * 1024);
    const { url } = await serve(
      async () =>
        new Response(
          new ReadableStream({
            pull: (controller) => {
              if (++pulled > 1000) controller.close();
              else controller.enqueue(chunk);
            },
          }),
        ),
    );
    const response = await fetch(url);
    await sleep(200);
    expect(pulled).toBeLessThan(500);
    expect((await response.arrayBuffer()).byteLength).toBe(64 * 1024 * 1000);
  });

  test("a stream is cancelled when the client leaves", async () => {
    const cancel = vi.fn();
    const pull = async (controller: ReadableStreamDefaultController): Promise<void> => {
      await sleep(5);
      controller.enqueue(new Uint8Array(100_000));
    };
    const { url } = await serve(async () => new Response(new ReadableStream({ pull, cancel })));
    const response = await fetch(url);
    await response.body?.cancel();
    await vi.waitFor(() => expect(cancel).toHaveBeenCalled());
  });

  test("205 says that nothing follows", async () => {
    const { port } = await serve(
      async () => new Response(null, { status: 205, headers: { "content-length": "5" } }),
    );
    const { text } = await send(port, get("/"));
    expect(text).toMatch(/^HTTP\/1\.1 205 [^]*\r\ncontent-length: 0\r\n/i);
  });

  test.each([204, 304])("%i has no body and no length", async (status) => {
    const { port } = await serve(async () => new MemoryResponse("", { status }));
    const { text } = await send(port, get("/"));
    expect(text).not.toMatch(/content-length|transfer-encoding/i);
  });

  test("several cookies stay several", async () => {
    const { url } = await serve(async () => {
      const headers = new Headers([
        ["set-cookie", "a=1"],
        ["set-cookie", "b=2"],
      ]);
      return new Response("", { headers });
    });
    expect((await fetch(url)).headers.getSetCookie()).toEqual(["a=1", "b=2"]);
  });

  test("a handler that throws: 500", async () => {
    const { url } = await serve(async () => {
      throw new Error("no luck");
    });
    const response = await fetch(url, { headers: { "client-request-id": "mine" } });
    expect(response.status).toBe(500);
    const body = await response.json();
    expect(body).toEqual(graphError("InternalServerError"));
    expect(body).toHaveProperty("error.message", "The handler failed: no luck");
    expect(body).toHaveProperty("error.innerError.client-request-id", "mine");
  });
});

describe("broken connections", () => {
  test("reset before the answer", async () => {
    const { port, url } = await serve(async () => {
      throw new ConnectionFault("reset");
    });
    expect(await send(port, get("/"))).toEqual({ text: "", ending: "ECONNRESET" });
    await expect(fetch(url)).rejects.toThrow("fetch failed");
  });

  const brokenAfter = (text: string, kind: "reset" | "end"): ReadableStream<Uint8Array> =>
    new ReadableStream({
      pull: async (controller) => {
        controller.enqueue(Buffer.from(text));
        await sleep(20);
        controller.error(new ConnectionFault(kind));
      },
    });

  test("cut short in a body of known length", async () => {
    const headers = { "content-length": "100" };
    const { port, url } = await serve(
      async () => new Response(brokenAfter('{"value"', "end"), { headers }),
    );
    const { text, ending } = await send(port, get("/"));
    expect(ending).toBe("end");
    expect(text).toMatch(/content-length: 100\r\n/i);
    expect(text.endsWith('\r\n\r\n{"value"')).toBe(true);
    await expect((await fetch(url)).text()).rejects.toThrow("terminated");
  });

  test("cut short in chunks", async () => {
    const { port, url } = await serve(async () => new Response(brokenAfter("abc", "end")));
    const { text, ending } = await send(port, get("/"));
    expect(ending).toBe("end");
    expect(text.endsWith("\r\n\r\n3\r\nabc\r\n")).toBe(true);
    await expect((await fetch(url)).text()).rejects.toThrow("terminated");
  });

  test("reset in a body", async () => {
    const { port } = await serve(async () => new Response(brokenAfter("abc", "reset")));
    expect((await send(port, get("/"))).ending).toBe("ECONNRESET");
  });

  test.each(["2", "100"])("a body that is not as long as announced (%s)", async (length) => {
    const headers = { "content-length": length };
    const { port } = await serve(async () => new Response("abcdef", { headers }));
    const { ending } = await send(port, get("/").replace("close", "keep-alive"));
    expect(ending).toBe("end");
  });
});

describe("limits", () => {
  test("a body that is announced to be too long: 413, and the handler is not asked", async () => {
    const handler = vi.fn(echo);
    const { url } = await serve(handler, { maxBodySize: 10 });
    const response = await fetch(url, { method: "POST", body: "12345678901" });
    expect(response.status).toBe(413);
    expect(await response.json()).toEqual(graphError("RequestEntityTooLarge"));
    expect(handler).not.toHaveBeenCalled();
    expect((await fetch(url, { method: "POST", body: "1234567890" })).status).toBe(200);
  });

  test("a body that gets too long: 413, also where the handler goes on", async () => {
    const { port } = await serve(
      async (request) => new Response(await request.text().catch(() => "")),
      { maxBodySize: 10 },
    );
    const head =
      "POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n";
    const { text } = await send(port, `${head}6\r\n123456\r\n6\r\n123456\r\n0\r\n\r\n`);
    expect(text).toMatch(/^HTTP\/1\.1 413 /);
  });

  test("headers that are too long: 431", async () => {
    const { port } = await serve(echo, { maxHeaderSize: 1000 });
    const { text } = await send(port, get(`/${"a".repeat(2000)}`));
    expect(text).toMatch(/^HTTP\/1\.1 431 Request Header Fields Too Large\r\n/);
    expect(JSON.parse(text.split("\r\n\r\n")[1] ?? "")).toEqual(graphError("BadRequest"));
  });

  test("a request that does not come to its end: 408", async () => {
    const { port } = await serve(echo, { requestTimeout: 100 });
    expect((await send(port, "GET / HTT")).text).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
  });
});

describe("what is no request of HTTP/1.1", () => {
  const cases: readonly (readonly [string, string, number])[] = [
    ["no HTTP at all", "hello\r\n\r\n", 400],
    ["TLS", "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\r\n", 400],
    ["no host", "GET / HTTP/1.1\r\nConnection: close\r\n\r\n", 400],
    ["CONNECT", "CONNECT a:1 HTTP/1.1\r\nHost: a:1\r\n\r\n", 405],
    ["an expectation", get("/", "Expect: 200-ok"), 417],
    ["a host that is none", get("/", "Host: a/b@c"), 400],
    ["a host with a user", get("/", "Host: user@evil"), 400],
    ["an asterisk", get("*"), 400],
    ["a target that is no URL", get("http://["), 400],
    ["a target with a password", get("http://a:b@c/"), 400],
    ["another scheme", get("file:///etc/passwd"), 400],
    ["TRACE", get("/").replace("GET", "TRACE"), 405],
    ["a method that is none", get("/").replace("GET", "BREW"), 400],
    ["two lengths", get("/", "Content-Length: 1", "Content-Length: 2"), 400],
    ["a length and chunks", get("/", "Content-Length: 1", "Transfer-Encoding: chunked"), 400],
    ["a control character in a header", get("/", "A: \u0001"), 400],
    ["a space in the target", get("/a b"), 400],
  ];
  test.each(cases)("%s", async (_title, text, status) => {
    const { port, url } = await serve(echo);
    const answer = await send(port, text);
    expect(answer.text).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(JSON.parse(answer.text.split("\r\n\r\n")[1] ?? "")).toHaveProperty("error.innerError");
    expect((await fetch(url)).status).toBe(200);
  });

  test("an upgrade is not made", async () => {
    const { port, url } = await serve(echo);
    const upgrade = await send(port, get("/", "Upgrade: websocket"));
    expect(upgrade.text).toMatch(/^HTTP\/1\.1 200 /);
    expect((await fetch(url)).status).toBe(200);
  });

  test("a client that leaves in the middle", async () => {
    const { port, url } = await serve(echo);
    const socket = connect(port, "127.0.0.1");
    socket.write("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n12");
    await sleep(20);
    socket.resetAndDestroy();
    await once(socket, "close");
    expect((await fetch(url)).status).toBe(200);
  });
});

describe("closing", () => {
  test("frees the port, also with connections that are kept", async () => {
    const server = await serve(echo);
    await (await fetch(server.url)).text();
    await Promise.all([server.close(), server.close()]);
    await expect(fetch(server.url)).rejects.toThrow("fetch failed");
    const again = await serve(echo, { port: server.port });
    expect(again.url).toBe(server.url);
  });

  test("lets a request that is there be answered", async () => {
    const server = await serve(async () => {
      await sleep(100);
      return new Response("late");
    });
    const answer = fetch(server.url).then((response) => response.text());
    await sleep(30);
    await server.close();
    expect(await answer).toBe("late");
  });

  test("does not wait for ever", async () => {
    const server = await serve(() => new Promise(() => {}));
    const answer = fetch(server.url).catch((error: Error) => error.message);
    await sleep(30);
    await server.close();
    expect(await answer).toBe("fetch failed");
  });
});

test("a port that is taken", async () => {
  const { port } = await serve(echo);
  await expect(serve(echo, { port })).rejects.toMatchObject({ code: "EADDRINUSE" });
});
