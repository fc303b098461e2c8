import { readFileSync, renameSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { config, METADATA, project, projectWithConfig, runIn, writeFiles } from "./project.js";
import { startMock as start } from "./running-mock.js";

async function read(url: string): Promise<unknown> {
  return (await fetch(url)).json();
}

const BOOK = { id: "b1", title: "Emma" };
const WHOLE = ["--metadata", METADATA];

describe("a server", () => {
  test("prints its URL first, and nothing else in a pipe", async () => {
    const mock = await start(projectWithConfig());
    expect(mock.first).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/v1\.0$/);
    expect((await fetch(`${mock.url}/books`)).status).toBe(200);
    const { code, signal, out, err } = await mock.stop();
    expect({ code, signal, out, err }).toEqual({
      code: 0,
      signal: null,
      out: `${mock.first}\n`,
      err: "",
    });
  });

  test("--json, and SIGTERM", async () => {
    const mock = await start(projectWithConfig(), "--json");
    expect(JSON.parse(mock.first)).toEqual({
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/v1\.0$/),
      slice: "books",
      types: 4,
    });
    expect(await mock.stop("SIGTERM")).toMatchObject({ code: 0, out: `${mock.first}\n` });
  });

  test("--verbose prints requests", async () => {
    const mock = await start(projectWithConfig(), "--verbose");
    await read(`${mock.url}/books?$top=1`);
    await read(`${mock.url}/nothing`);
    const { out } = await mock.stop();
    const lines = out.trim().split("\n").slice(1);
    expect(lines).toEqual([
      expect.stringMatching(/^GET \/v1\.0\/books\?\$top=1 200 \d+ ms$/),
      expect.stringMatching(/^GET \/v1\.0\/nothing 400 \d+ ms$/),
    ]);
  });

  test("has the base path that flags or config say", async () => {
    const given = await start(project(), ...WHOLE, "--base-path", "/a/beta/");
    expect(given.url).toMatch(/:\d+\/a\/beta$/);
    const page = await read(`${given.url}/books`);
    expect(page).toHaveProperty("@odata.context", `${given.url}/$metadata#books`);
    const baseUrl = "https://graph.example.com/beta";
    const configured = await start(projectWithConfig({ baseUrl }));
    expect(configured.url).toMatch(/:\d+\/beta$/);
  });
});

describe("what it holds", () => {
  const files = { "state.json": JSON.stringify({ books: [BOOK] }) };

  test("comes from --data, and goes to --save", async () => {
    const cwd = project(files);
    const mock = await start(cwd, ...WHOLE, "--data", "state.json", "--save", "out/saved.json");
    expect(await read(`${mock.url}/books/b1`)).toMatchObject(BOOK);
    await fetch(`${mock.url}/books/b1`, { method: "DELETE" });
    expect(await mock.stop()).toMatchObject({ code: 0, err: "" });
    expect(JSON.parse(readFileSync(join(cwd, "out/saved.json"), "utf8"))).not.toHaveProperty(
      "books.0",
    );
  });

  const starts: readonly (readonly [flags: readonly string[], books: number, people: number])[] = [
    [[], 3, 3],
    [["--empty"], 0, 0],
    [["--data", "state.json"], 1, 0],
    [["--data", "state.json", "--seed", "2"], 1, 3],
    [["--data", "state.json", "--seed", "2", "--empty"], 1, 0],
  ];
  test.each(starts)("is made up, unless flags say otherwise: %j", async (flags, books, people) => {
    const mock = await start(project(files), ...WHOLE, ...flags);
    expect(await read(`${mock.url}/books`)).toHaveProperty("value.length", books);
    expect(await read(`${mock.url}/people`)).toHaveProperty("value.length", people);
  });

  test("can be read, replaced and reset at the private path", async () => {
    const mock = await start(project(files), ...WHOLE, "--data", "state.json");
    expect(await read(`${mock.private}/state`)).toEqual({ books: [BOOK] });
    await fetch(`${mock.url}/books/b1`, { method: "DELETE" });
    expect((await fetch(`${mock.private}/reset`, { method: "POST" })).status).toBe(204);
    expect(await read(`${mock.private}/state`)).toEqual({ books: [BOOK] });
    const body = JSON.stringify({ books: [{ ...BOOK, id: "b2" }] });
    expect((await fetch(`${mock.private}/state`, { method: "PUT", body })).status).toBe(204);
    expect((await fetch(`${mock.url}/books/b2`)).status).toBe(200);
    expect(await read(`${mock.private}/requests`)).toEqual([
      { method: "GET", url: `${mock.url}/books/b2`, status: 200 },
    ]);
  });

  const wrong: readonly (readonly [string, string, string, number])[] = [
    ["PUT", "state", "{", 400],
    ["PUT", "state", '{"cars":[]}', 400],
    ["PUT", "state", "null", 400],
    ["PUT", "state", "[]", 400],
    ["DELETE", "state", "", 404],
    ["GET", "etc/passwd", "", 404],
  ];
  test("is refused where it is wrong, and stays", async () => {
    const mock = await start(project(files), ...WHOLE, "--data", "state.json");
    for (const [method, path, text, status] of wrong) {
      const body = text === "" ? null : text;
      const response = await fetch(`${mock.private}/${path}`, { method, body });
      expect(response.status).toBe(status);
      expect(await response.json()).toHaveProperty("error.message", expect.any(String));
    }
    const foreign = await fetch(`${mock.private}/reset`, {
      method: "POST",
      headers: { origin: "https://evil.example" },
    });
    expect(foreign.status).toBe(403);
    expect(await read(`${mock.private}/state`)).toEqual({ books: [BOOK] });
  });
});

describe("pages", () => {
  test("of this machine read answers, also those of chaos; what they ask before is no request", async () => {
    const mock = await start(projectWithConfig(), "--chaos", "status=503@2");
    const origin = "http://localhost:3000";
    const asks = { origin, "access-control-request-method": "GET" };
    const preflight = await fetch(`${mock.url}/books`, { method: "OPTIONS", headers: asks });
    expect(preflight.status).toBe(204);
    for (const status of [200, 503]) {
      const response = await fetch(`${mock.url}/books`, { headers: { origin } });
      expect(response.status).toBe(status);
      expect(response.headers.get("access-control-allow-origin")).toBe(origin);
    }
    expect(await read(`${mock.private}/requests`)).toHaveLength(1);
  });

  test("of others are answered where --allow names them", async () => {
    const origin = "https://app.example";
    const refusing = await start(projectWithConfig());
    expect((await fetch(`${refusing.url}/books`, { headers: { origin } })).status).toBe(403);
    const allowing = await start(projectWithConfig(), "--allow", origin, "--allow", "a.example");
    expect((await fetch(`${allowing.url}/books`, { headers: { origin } })).status).toBe(200);
  });
});

describe("--chaos and --latency", () => {
  test("a line", async () => {
    const mock = await start(projectWithConfig(), "--chaos", "throttle=fractional@2 GET /books");
    const url = `${mock.url}/books`;
    expect((await fetch(url)).status).toBe(200);
    const throttled = await fetch(url);
    expect(throttled.status).toBe(429);
    expect(throttled.headers.get("retry-after")).toBe("0.5");
    expect(await read(`${mock.private}/chaos`)).toMatchObject({
      log: [{ number: 2, method: "GET", url, fault: "throttle=fractional", isApplied: true }],
    });
    expect(await read(`${mock.private}/requests`)).toEqual([{ method: "GET", url, status: 200 }]);
  });

  test("tell what they have done, so that it can be repeated", async () => {
    const run = async (): Promise<unknown> => {
      const mock = await start(projectWithConfig(), "--chaos", "0.5", "--seed", "3");
      for (let i = 0; i < 12; i++) await fetch(`${mock.url}/books?$top=${i}`).catch(() => {});
      const { seed, log } = (await read(`${mock.private}/chaos`)) as {
        readonly seed: number;
        readonly log: readonly { readonly url: string }[];
      };
      expect(log.length).toBeGreaterThan(1);
      return {
        seed,
        log: log.map((event) => ({ ...event, url: event.url.slice(mock.url.length) })),
      };
    };
    const first = await run();
    expect(first).toHaveProperty("seed", 3);
    expect(first).toHaveProperty("log.0", {
      number: expect.any(Number),
      method: "GET",
      url: expect.stringMatching(/^\/books\?\$top=\d+$/),
      fault: expect.any(String),
      isApplied: true,
    });
    expect(await run()).toEqual(first);
  });

  test("are nothing where none are asked for", async () => {
    const mock = await start(projectWithConfig());
    expect(await read(`${mock.private}/chaos`)).toEqual({ seed: null, log: [] });
  });

  test("a file, whose connections break", async () => {
    const rules = [{ fault: "reset", path: "/books" }, { fault: "truncate" }];
    const cwd = project({ "chaos.json": JSON.stringify({ rules }) });
    const mock = await start(
      cwd,
      ...WHOLE,
      "--chaos",
      "chaos.json",
      "--latency",
      "100",
      "--verbose",
    );
    const begin = performance.now();
    await expect(fetch(`${mock.url}/books`)).rejects.toThrow("fetch failed");
    expect(performance.now() - begin).toBeGreaterThan(95);
    await expect(fetch(`${mock.url}/`).then((it) => it.text())).rejects.toThrow("terminated");
    expect((await mock.stop()).out).toContain("GET /v1.0/books connection broken");
  });
});

describe("--watch", () => {
  const changed = /reloaded after a change of/;

  test("takes new data, and keeps the port", async () => {
    const cwd = project({ "state.json": JSON.stringify({ books: [BOOK] }) });
    const mock = await start(cwd, ...WHOLE, "--data", "state.json", "--watch");
    writeFiles(cwd, { "next.json": JSON.stringify({ books: [{ ...BOOK, title: "Persuasion" }] }) });
    renameSync(join(cwd, "next.json"), join(cwd, "state.json"));
    await vi.waitUntil(() => changed.test(mock.err()), { timeout: 10_000 });
    expect(await read(`${mock.url}/books/b1`)).toMatchObject({ title: "Persuasion" });
    writeFiles(cwd, { "state.json": "{" });
    await vi.waitUntil(() => mock.err().includes("stays as it was"), { timeout: 10_000 });
    expect(mock.err()).toContain("error: state.json:1:2: expected");
    expect(await read(`${mock.url}/books/b1`)).toMatchObject({ title: "Persuasion" });
  });

  test.each(["graphslice.config.mjs", "graphslice.config.ts"])("takes a new %s", async (name) => {
    const cwd = project({ [name]: config() });
    const mock = await start(cwd, "--watch");
    expect((await fetch(`${mock.url}/people`)).status).toBe(400);
    const baseUrl = "https://graph.microsoft.com/another";
    writeFiles(cwd, { [name]: config({ roots: ["books", "people"], baseUrl }) });
    await vi.waitUntil(() => changed.test(mock.err()), { timeout: 10_000 });
    expect((await fetch(`${mock.url}/people`)).status).toBe(200);
    writeFiles(cwd, { [name]: "export default {" });
    await vi.waitUntil(() => mock.err().includes("stays as it was"), { timeout: 10_000 });
    expect((await fetch(`${mock.url}/people`)).status).toBe(200);
  });

  test("takes new metadata, and keeps what it holds", async () => {
    const cwd = project();
    const mock = await start(cwd, ...WHOLE, "--watch");
    const body = JSON.stringify({ books: [BOOK] });
    await fetch(`${mock.private}/state`, { method: "PUT", body });
    const text = readFileSync(join(cwd, METADATA), "utf8");
    writeFiles(cwd, { [METADATA]: text.slice(0, 200) });
    await vi.waitUntil(() => mock.err().includes("stays as it was"), { timeout: 10_000 });
    expect(await read(`${mock.url}/books/b1`)).toMatchObject(BOOK);
    const more = '<Property Name="subtitle" Type="Edm.String"/>';
    writeFiles(cwd, { [METADATA]: text.replace(/<Property Name="title"/, `${more}$&`) });
    await vi.waitUntil(() => changed.test(mock.err()), { timeout: 10_000 });
    expect(await read(`${mock.url}/books/b1`)).toMatchObject({ ...BOOK, subtitle: null });
  });
});

describe("what is wrong", () => {
  test("a port that is taken: 1", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    onTestFinished(() => void server.close());
    await vi.waitUntil(() => server.listening);
    const { port } = server.address() as AddressInfo;
    expect(await runIn(projectWithConfig(), "mock", "--port", `${port}`)).toEqual({
      code: 1,
      out: [],
      err: [
        `error: 127.0.0.1:${port}: the port is taken; say another --port, or none for one that is free`,
      ],
    });
  });

  const help = "see graphslice mock --help";
  const cases: readonly (readonly [readonly string[], number, string])[] = [
    [["--port", "http"], 2, "Expected a port, 0 to 65535."],
    [["--port", "65536"], 2, "Expected a port, 0 to 65535."],
    [["--latency", "soon"], 2, "Expected milliseconds, up to an hour."],
    [["--save", "broken.json/a"], 1, "broken.json/a: cannot be written: "],
    [["--save", "."], 1, ".: cannot be written: it is a folder"],
    [["--allow", "a b"], 2, "--allow: expected an origin such as https://app.example:3000, or"],
    [["--seed", "x"], 2, "Expected an integer of at most nine digits."],
    [["--base-path", "beta"], 2, "Expected a path, such as /beta."],
    [["--base-path", "/a/../b"], 2, "Expected a path, such as /beta."],
    [["--quirks", "none"], 2, "Allowed choices are docs."],
    [["--chaos", "1.5"], 2, '--chaos: 1.5: expected a rate from 0 to 1 but found "1.5"'],
    [["--chaos", "flood"], 2, '"flood" is no fault'],
    [["--chaos", "none.json"], 1, "none.json: cannot be read: there is no such file"],
    [["--chaos", "chaos.json"], 1, 'chaos.json: rules/0: "n" is unknown; expected fault, method'],
    [["--chaos", "flood.json"], 1, 'flood.json: "flood" is no fault'],
    [["--data", "none.json"], 1, "none.json: cannot be read: there is no such file"],
    [["--data", "broken.json"], 1, "broken.json:1:"],
    [["--data", "cars.json"], 1, "cars.json:/cars: "],
    [["--data", "list.json"], 1, "list.json: expected an object with entity sets"],
    [["--metadata", "none.xml"], 1, "none.xml: cannot be read: there is no such file"],
  ];
  test.each(cases)("%j: %i", async (words, code, message) => {
    const cwd = project({
      "broken.json": "{",
      "flood.json": '{"faults":["flood"]}',
      "cars.json": '{"cars":[]}',
      "list.json": "[]",
      "chaos.json": '{"rules":[{"fault":"reset","n":1}]}',
    });
    const metadata = words[0] === "--metadata" ? [] : WHOLE;
    const outcome = await runIn(cwd, "mock", ...metadata, ...words);
    expect(outcome).toMatchObject({ code, out: [] });
    expect(outcome.err[0]).toContain(message);
    expect(outcome.err.includes(help)).toBe(code === 2);
  });
});
