import { buildModel, parseCsdl } from "@graphslice/csdl";
import { describe, expect, test, vi } from "vitest";
import type { ChaosOptions } from "../../src/chaos/chaos-options.js";
import { createChaos } from "../../src/chaos/create-chaos.js";
import { TRANSIENT_FAULTS, type Fault } from "../../src/chaos/fault.js";
import type { FetchHandler } from "../../src/fetch-handler.js";
import { MemoryResponse } from "../../src/memory-response.js";
import { send, get, serve } from "../node/serve.js";

const BASE = "https://graph.microsoft.com/v1.0";

const page: FetchHandler = async () =>
  new MemoryResponse('{"value":[{"id":"a","sensitivity":"normal"},{"id":"b"}]}', {
    headers: { "content-type": "application/json" },
  });

const nothing: FetchHandler = async () => new Response(null, { status: 204 });

function ask(fault: Fault, handler = page, options: ChaosOptions = {}): Promise<Response> {
  const chaos = createChaos(handler, { ...options, rules: [{ fault }] });
  return chaos.fetch(new Request(`${BASE}/users`));
}

describe("faults in place of the handler", () => {
  const cases: readonly (readonly [Fault, number, string, string | RegExp | null])[] = [
    ["throttle", 429, "TooManyRequests", "1"],
    ["throttle=seconds", 429, "TooManyRequests", "1"],
    ["throttle=fractional", 429, "TooManyRequests", "0.5"],
    ["throttle=date", 429, "TooManyRequests", /^\w{3}, \d\d \w{3} \d{4} [\d:]{8} GMT$/],
    ["throttle=missing", 429, "TooManyRequests", null],
    ["throttle=negative", 429, "TooManyRequests", "-1"],
    ["throttle=absurd", 429, "TooManyRequests", "99999999999"],
    ["throttle=soon", 429, "TooManyRequests", "soon"],
    ["status=500", 500, "InternalServerError", null],
    ["status=502", 502, "BadGateway", null],
    ["status=503", 503, "ServiceUnavailable", null],
    ["status=504", 504, "GatewayTimeout", null],
    ["status=401", 401, "InvalidAuthenticationToken", null],
    ["status=418", 418, "GeneralException", null],
  ];
  test.each(cases)("%s", async (fault, status, code, retryAfter) => {
    const handler = vi.fn(page);
    const response = await ask(fault, handler);
    expect(response.status).toBe(status);
    const header = response.headers.get("retry-after");
    expect(header).toEqual(
      retryAfter instanceof RegExp ? expect.stringMatching(retryAfter) : retryAfter,
    );
    expect(await response.json()).toMatchObject({ error: { code } });
    expect(handler).not.toHaveBeenCalled();
  });

  test("a date is ahead", async () => {
    const response = await ask("throttle=date");
    const ahead = Date.parse(response.headers.get("retry-after") ?? "") - Date.now();
    expect(ahead).toBeGreaterThan(0);
    expect(ahead).toBeLessThanOrEqual(2000);
  });

  test.each([
    ["html-error", 502],
    ["html-error=200", 200],
  ] as const)("%s", async (fault, status) => {
    const response = await ask(fault);
    expect(response.status).toBe(status);
    expect(response.headers.get("content-type")).toBe("text/html");
    expect(await response.text()).toMatch(/^<!DOCTYPE html>/);
  });

  test("reset", async () => {
    const handler = vi.fn(page);
    await expect(ask("reset", handler)).rejects.toMatchObject({
      name: "TypeError",
      message: "fetch failed",
      cause: { code: "ECONNRESET" },
    });
    expect(handler).not.toHaveBeenCalled();
  });
});

describe("faults after the handler", () => {
  test.each(["reset=after", "lost-answer"] as const)("%s: it has done its work", async (fault) => {
    const handler = vi.fn(page);
    await ask(fault, handler).then(
      (response) => expect(response.status).toBe(504),
      (error) => expect(error.cause.code).toBe("ECONNRESET"),
    );
    expect(handler).toHaveBeenCalledOnce();
  });

  test("latency", async () => {
    const start = performance.now();
    await ask("latency=50");
    expect(performance.now() - start).toBeGreaterThan(45);
  });

  test.each(["latency=60000", "option"])("%s ends when the client leaves", async (way) => {
    const options: ChaosOptions =
      way === "option" ? { latency: 60_000 } : { rules: [{ fault: "latency=60000" }] };
    const { fetch } = createChaos(page, options);
    const signal = AbortSignal.timeout(20);
    await expect(fetch(new Request(BASE, { signal }))).rejects.toThrow("timeout");
  });

  test("damaged bodies", async () => {
    expect(await (await ask("empty-body")).text()).toBe("");
    expect(await (await ask("cut-json")).text()).toBe('{"value":[{"id":"a","sensiti');
    const invalid = await (await ask("invalid-utf8")).arrayBuffer();
    expect(() => new TextDecoder("utf-8", { fatal: true }).decode(invalid)).toThrow(TypeError);
    const plain = await ask("wrong-content-type");
    expect(plain.headers.get("content-type")).toBe("text/plain");
    expect(await plain.json()).toHaveProperty("value");
  });

  test("links", async () => {
    expect(await (await ask("foreign-link")).json()).toMatchObject({
      value: [{ id: "a" }, { id: "b" }],
      "@odata.nextLink": expect.stringMatching(/^https:\/\/graph\.example\.net\//),
    });
    const looping = await (await ask("looping-link")).json();
    expect(looping["@odata.nextLink"]).toBe(`${BASE}/users`);
  });

  test("members and types of the future", async () => {
    const members = await (await ask("unknown-member")).json();
    expect(members.value[1]).toEqual({ id: "b", memberOfTheFuture: expect.any(Object) });
    const types = await (await ask("unknown-type")).json();
    expect(types.value[1]).toEqual({ id: "b", "@odata.type": "#microsoft.graph.typeOfTheFuture" });
    const one: FetchHandler = async () => Response.json({ id: "a", __proto__x: 1 });
    expect(await (await ask("unknown-member", one)).json()).toHaveProperty("memberOfTheFuture");
  });

  test("members of enumerations of the future", async () => {
    const { document } = parseCsdl(
      `<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
        <Schema Namespace="n" xmlns="http://docs.oasis-open.org/odata/ns/edm">
          <EnumType Name="sensitivity"><Member Name="normal"/><Member Name="private"/></EnumType>
          <ComplexType Name="c"><Property Name="sensitivity" Type="Collection(n.sensitivity)"/></ComplexType>
        </Schema></edmx:DataServices></edmx:Edmx>`,
      { file: "n.xml" },
    );
    const { model } = buildModel([document!]);
    const body =
      '{"a":"normal","b":[{"sensitivity":["normal","x"]}],"__proto__":{"sensitivity":"private"}}';
    const handler: FetchHandler = async () =>
      new MemoryResponse(body, { headers: { "content-type": "application/json" } });
    const changed = await (await ask("unknown-enum-member", handler, { model })).text();
    expect(changed).toBe(
      '{"a":"normal","b":[{"sensitivity":["memberOfTheFuture","x"]}],"__proto__":{"sensitivity":"memberOfTheFuture"}}',
    );
  });

  test.each([
    ["truncate", "end"],
    ["truncate=chunked", "end"],
    ["reset=body", "ECONNRESET"],
  ] as const)("%s, on the wire and by fetch", async (fault, ending) => {
    const { fetch } = createChaos(page, { rules: [{ fault }] });
    const { port } = await serve(fetch);
    const answer = await send(port, get("/v1.0/users"));
    expect(answer.ending).toBe(ending);
    if (ending === "end") expect(answer.text).toContain('{"value":[{"id":"a"');
    expect(answer.text).not.toContain('"b"');
    const header =
      fault === "truncate=chunked" ? "transfer-encoding: chunked" : "content-length: 56";
    if (ending === "end") expect(answer.text.toLowerCase()).toContain(header);
    await expect((await ask(fault)).json()).rejects.toThrow(TypeError);
  });

  test("what cannot be is not done, and the log says so", async () => {
    const faults: readonly Fault[] = ["truncate", "empty-body", "foreign-link", "unknown-member"];
    const chaos = createChaos(nothing, { rules: faults.map((fault) => ({ fault })) });
    const response = await chaos.fetch(new Request(BASE));
    expect(response.status).toBe(204);
    expect(chaos.log.map(({ isApplied }) => isApplied)).toEqual([false, false, false, false]);
  });
});

describe("rules", () => {
  const statusesOf = async (
    options: ChaosOptions,
    ...calls: readonly string[]
  ): Promise<number[]> => {
    const { fetch } = createChaos(nothing, options);
    const statuses: number[] = [];
    for (const call of calls) {
      const [method = "", path = ""] = call.split(" ");
      statuses.push((await fetch(new Request(`${BASE}${path}`, { method }))).status);
    }
    return statuses;
  };

  test("the nth request of a method and a path", async () => {
    const rules: ChaosOptions["rules"] = [
      { fault: "status=503", method: "post", path: "/users", nth: 2 },
      { fault: "status=500", path: "/users/*/messages" },
    ];
    expect(
      await statusesOf(
        { rules },
        "POST /users",
        "GET /users",
        "POST /groups",
        "POST /users",
        "POST /users",
        "GET /users/a/messages",
        "GET /users/a/messages/b",
        "GET /users/a%2Fb/messages",
      ),
    ).toEqual([204, 204, 204, 503, 204, 500, 204, 500]);
  });

  test.each([
    ["/a*b", "/x/a/1/b", true],
    ["/a*b", "/x/b/a", false],
    ["b*b", "/b", false],
    ["*/b", "/a/b", true],
    ["/b*", "/a/b/c", true],
    ["/*a*a*b", "/aab", true],
    ["*", "/", true],
  ])("%s means %s: %s", async (path, url, isMeant) => {
    const rules: ChaosOptions["rules"] = [{ fault: "status=503", path }];
    const { fetch } = createChaos(nothing, { rules });
    const { status } = await fetch(new Request(`https://a.example${url}`));
    expect(status).toBe(isMeant ? 503 : 204);
  });

  test("a path takes no longer than it is", async () => {
    const rules: ChaosOptions["rules"] = [{ fault: "status=503", path: "/a*/a*/a*/b" }];
    expect(await statusesOf({ rules }, `GET ${"/a".repeat(100_000)}/c`)).toEqual([204]);
  });

  test("several of them happen together, until one answers", async () => {
    const chaos = createChaos(page, {
      rules: [{ fault: "unknown-member" }, { fault: "looping-link" }, { fault: "latency=1" }],
    });
    const body = await (await chaos.fetch(new Request(`${BASE}/users?$top=1`))).json();
    expect(Object.keys(body)).toEqual(["value", "@odata.nextLink"]);
    expect(body.value[0]).toHaveProperty("memberOfTheFuture");
    const event = { number: 1, method: "GET", url: `${BASE}/users?$top=1`, isApplied: true };
    expect(chaos.log).toEqual([
      { ...event, fault: "latency=1" },
      { ...event, fault: "unknown-member" },
      { ...event, fault: "looping-link" },
    ]);
  });
});

describe("chance", () => {
  const urls = Array.from({ length: 400 }, (_, index) => `${BASE}/users/${index % 40}`);
  const run = async (
    options: ChaosOptions,
    order: readonly string[] = urls,
  ): Promise<readonly string[]> => {
    const chaos = createChaos(nothing, { faults: ["status=500", "status=503"], ...options });
    for (const url of order) await chaos.fetch(new Request(url));
    return chaos.log.map(({ url, fault }) => `${url} ${fault}`);
  };

  test("meets the share that was asked for", async () => {
    const count = (await run({ rate: 0.25 })).length;
    expect(count).toBeGreaterThan(60);
    expect(count).toBeLessThan(140);
    expect(await run({ rate: 0 })).toEqual([]);
    expect(await run({ rate: 1 })).toHaveLength(400);
  });

  test("is the same again with a seed, and another with another", async () => {
    expect(await run({ rate: 0.2, seed: 7 })).toEqual(await run({ rate: 0.2, seed: 7 }));
    expect(await run({ rate: 0.2, seed: 7 })).not.toEqual(await run({ rate: 0.2, seed: 8 }));
    const faults = new Set((await run({ rate: 0.2, seed: 7 })).map((it) => it.split(" ")[1]));
    expect(faults.size).toBe(2);
  });

  test("does not depend on the port that a server happens to have", async () => {
    const moved = (origin: string): readonly string[] =>
      urls.map((url) => origin + new URL(url).pathname);
    const paths = async (origin: string): Promise<readonly string[]> =>
      (await run({ rate: 0.2 }, moved(origin))).map((it) => it.slice(origin.length));
    const there = await paths("http://127.0.0.1:41235");
    expect(there.length).toBeGreaterThan(10);
    expect(await paths("http://localhost:8080")).toEqual(there);
  });

  test("does not depend on the order of requests that differ", async () => {
    const there = await run({ rate: 0.2 }, urls.slice(0, 40));
    const back = await run({ rate: 0.2 }, urls.slice(0, 40).reverse());
    expect(back.toReversed()).toEqual(there);
  });

  test("starts again on reset", async () => {
    const chaos = createChaos(nothing, { rate: 0.5, faults: ["status=500"] });
    const statuses = async (): Promise<number[]> => {
      const all: number[] = [];
      for (const url of urls.slice(0, 20)) all.push((await chaos.fetch(new Request(url))).status);
      return all;
    };
    const first = await statuses();
    expect(first).toContain(500);
    chaos.reset();
    expect(chaos.log).toEqual([]);
    expect(await statuses()).toEqual(first);
  });

  test("chooses from what a client gets over", async () => {
    expect(
      TRANSIENT_FAULTS.every((fault) => /^(throttle|status=50[34]|reset|latency)/.test(fault)),
    ).toBe(true);
  });
});

test("everything that is wrong with the options is said", () => {
  const wrong = {
    seed: 0.5,
    rate: 2,
    faults: ["flood" as Fault],
    rules: [
      { fault: "throttle", nth: 0 },
      { fault: "reset=never" as Fault, rate: -1 },
      { fault: "status=200" },
      { fault: "html-error=204" },
      { fault: "throttle=1\r\nx: y" },
      { fault: "latency" as Fault },
      { fault: "lost-answer=1" as Fault },
      { fault: "unknown-enum-member" },
      { fault: "__proto__" as Fault },
    ],
  } satisfies ChaosOptions;
  const there = /"flood" is no fault; there are throttle, status, latency, reset, /;
  expect(() => createChaos(page, wrong)).toThrow(there);
  for (const message of [
    "seed: expected an integer but found 0.5",
    "rate: expected a number from 0 to 1 but found 2",
    "throttle: expected the number of a request, from 1, but found 0",
    'reset=never: expected before, after or body but found "never"',
    "reset=never: expected a rate from 0 to 1 but found -1",
    'status=200: expected a status, 400 to 599 but found "200"',
    'html-error=204: expected a status that has a body but found "204"',
    "throttle=1\r\nx: y: expected a form or the text of a header but found",
    "latency: expected milliseconds, up to an hour but found nothing",
    "lost-answer=1: takes no argument",
    "unknown-enum-member: needs a model, which tells enumerations",
    '"__proto__" is no fault',
  ]) {
    expect(() => createChaos(page, wrong)).toThrow(message);
  }
});
