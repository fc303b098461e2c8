import { describe, expect, test, vi } from "vitest";
import { guardRequests } from "../../src/mock/guard-requests.js";
import { trustNames } from "../../src/mock/trusted-names.js";

const SERVER = "http://127.0.0.1:8080";
const PAGE = "http://localhost:3000";

interface Asked {
  readonly url?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly allow?: readonly string[];
  readonly host?: string;
}

/** The answer, and whether the mock was asked. */
async function ask({ url = `${SERVER}/v1.0/me`, method = "GET", headers = {}, ...given }: Asked) {
  const { allow = [], host } = given;
  const handler = vi.fn(async () => Response.json({ id: "x" }, { headers: { vary: "Prefer" } }));
  const names = trustNames(host, allow);
  const guarded = guardRequests(handler, { names, isLocal: host === undefined });
  const response = await guarded(new Request(url, { method, headers }));
  return { response, isAsked: handler.mock.calls.length > 0 };
}

describe("programs", () => {
  test.each([SERVER, "http://localhost:1", "http://graph.localhost", "http://[::1]:1"])(
    "are answered at %s, and notice nothing",
    async (origin) => {
      const { response } = await ask({ url: `${origin}/v1.0/me`, method: "DELETE" });
      expect(response.status).toBe(200);
      expect([...response.headers.keys()]).toEqual(["content-type", "vary"]);
    },
  );

  const strange: readonly (readonly [Asked, number])[] = [
    [{}, 403],
    [{ allow: ["evil.example"] }, 200],
    [{ allow: ["EVIL.example"] }, 200],
    [{ allow: ["http://evil.example"] }, 403],
    [{ host: "0.0.0.0" }, 200],
    [{ host: "0.0.0.0", headers: { origin: "http://evil.example" } }, 403],
    [{ host: "evil.example", headers: { origin: "http://evil.example" } }, 200],
  ];
  test.each(strange)("that call it by a strange name, %j: %i", async (asked, status) => {
    const { response, isAsked } = await ask({ url: "http://evil.example/v1.0/me", ...asked });
    expect(response.status).toBe(status);
    expect(isAsked).toBe(status === 200);
  });
});

describe("pages", () => {
  test.each([
    [PAGE, []],
    ["https://localhost", []],
    ["http://app.localhost:3000", []],
    ["http://127.0.0.1:5173", []],
    ["http://[::1]:5173", []],
    ["https://app.example:3000", ["https://app.example:3000"]],
    ["https://app.example", ["https://app.example/"]],
  ] as const)("of %s read the answer", async (origin, allow) => {
    const { response } = await ask({ headers: { origin }, allow });
    expect(response.status).toBe(200);
    expect(response.headers.get("access-control-allow-origin")).toBe(origin);
    expect(response.headers.get("access-control-expose-headers")).toContain("ETag, Location");
    expect(response.headers.get("vary")).toBe("Prefer, Origin");
  });

  test.each([
    ["https://evil.example", []],
    ["https://localhost.evil.example", []],
    ["http://127.0.0.1.evil.example", []],
    ["null", []],
    ["file://localhost", []],
    ["https://app.example", ["https://app.example:3000"]],
    ["https://app.example", ["app.example"]],
  ] as const)("of %s do not, and change nothing", async (origin, allow) => {
    const headers = { origin, "access-control-request-method": "DELETE" };
    for (const method of ["GET", "POST", "DELETE", "OPTIONS"]) {
      const { response, isAsked } = await ask({ method, headers, allow });
      expect([response.status, isAsked]).toEqual([403, false]);
      expect(response.headers.has("access-control-allow-origin")).toBe(false);
      expect(await response.json()).toMatchObject({
        error: { code: "Forbidden", message: expect.stringContaining(`--allow ${origin}`) },
      });
    }
  });

  test("may send all that the service takes", async () => {
    const headers = {
      origin: PAGE,
      "access-control-request-method": "PATCH",
      "access-control-request-headers": "authorization,content-type,if-match",
      "access-control-request-private-network": "true",
    };
    const { response, isAsked } = await ask({ method: "OPTIONS", headers });
    expect(response.status).toBe(204);
    expect(isAsked).toBe(false);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "access-control-allow-origin": PAGE,
      "access-control-allow-methods": "GET, HEAD, POST, PATCH, PUT, DELETE",
      "access-control-allow-headers": "authorization,content-type,if-match",
      "access-control-allow-private-network": "true",
      vary: "Origin",
    });
  });

  test("that ask for OPTIONS itself are passed on", async () => {
    expect((await ask({ method: "OPTIONS", headers: { origin: PAGE } })).isAsked).toBe(true);
  });
});

describe("the private path", () => {
  const reset = `${SERVER}/__graphslice/reset`;
  const cases: readonly (readonly [string, Asked, boolean])[] = [
    ["a program", {}, true],
    ["a page of this machine", { headers: { origin: PAGE } }, false],
    ["a page that is allowed", { headers: { origin: PAGE }, allow: [PAGE] }, false],
    [
      "a page of another name that leads here",
      { url: "http://evil.example/__graphslice/x" },
      false,
    ],
    ["a form without an origin", { headers: { "sec-fetch-site": "cross-site" } }, false],
    ["a form of another port", { headers: { "sec-fetch-site": "same-site" } }, false],
    ["a person", { headers: { "sec-fetch-site": "none" } }, true],
    ["a program of another machine", { url: "http://mock/__graphslice/x", host: "0.0.0.0" }, true],
  ];
  test.each(cases)("asked by %s", async (_title, asked, isAnswered) => {
    const { response, isAsked } = await ask({ url: reset, method: "POST", ...asked });
    expect([response.status, isAsked]).toEqual(isAnswered ? [200, true] : [403, false]);
    expect(response.headers.has("access-control-allow-origin")).toBe(false);
  });
});

test.each(["https://a.example/path", "ftp://a", "a b", "*", "http://u:p@a", "//a"])(
  "--allow %s is refused",
  (text) => {
    expect(() => trustNames(undefined, [text])).toThrow(`but found "${text}"`);
  },
);
