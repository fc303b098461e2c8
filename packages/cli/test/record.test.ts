import { createServer, type Server } from "node:http";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { readHar, replay } from "@graphslice/mock/har";
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { runChild } from "./child-process.js";
import { emptyDirectory } from "./project.js";
import { startUntil, type RunningMock } from "./running-mock.js";

const GUID = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";
const TOKEN = "token-of-a-test-without-digits";
let service: Server;
let target: string;

beforeAll(async () => {
  service = createServer((request, response) => {
    const origin = `http://${request.headers.host}`;
    response.setHeader("content-type", "application/json");
    if (request.url === "/beta/broken") request.socket.destroy();
    else if (request.url === "/beta/echo") request.pipe(response);
    else if (request.url === "/beta/leak") response.end(JSON.stringify({ log: `x${TOKEN}x` }));
    else {
      response.end(
        JSON.stringify({
          token: request.headers.authorization === `Bearer ${TOKEN}`,
          "@odata.nextLink": `${origin}/beta/users?$skiptoken=abc`,
          value: [{ id: GUID, displayName: "Adele Vance" }],
        }),
      );
    }
  });
  await new Promise<void>((done) => service.listen(0, "127.0.0.1", done));
  target = `http://127.0.0.1:${(service.address() as AddressInfo).port}`;
});
afterAll(() => service.close());

function start(cwd: string, ...words: readonly string[]): Promise<RunningMock> {
  return startUntil(onTestFinished, cwd, ["record", "--target", target, ...words]);
}

const call = (url: string): Promise<Response> =>
  fetch(url, { headers: { authorization: `Bearer ${TOKEN}` } });

test("what an app asks goes through, and is written without what tells of the tenant", async () => {
  const cwd = emptyDirectory();
  const running = await start(cwd, "--out", "users.har");
  const response = await call(`${running.url}/beta/users?$filter=id eq '${GUID}'`);
  const answer = JSON.parse(await response.text());
  expect(answer).toEqual({
    token: true,
    "@odata.nextLink": `${running.url}/beta/users?$skiptoken=abc`,
    value: [{ id: GUID, displayName: "Adele Vance" }],
  });
  await call(answer["@odata.nextLink"]);
  const posted = await fetch(`${running.url}/beta/echo`, { method: "POST", body: '{"a":1}' });
  expect(await posted.json()).toEqual({ a: 1 });
  const { code, out, err } = await running.stop();

  expect(err).toBe("");
  expect(code).toBe(0);
  expect(out.split("\n").slice(1)).toEqual([
    "users.har: 3 exchanges",
    "  guid: 1 value replaced in 3 places",
    "  id: 1 value replaced in 3 places",
    "  person: 1 value replaced in 2 places",
    "",
  ]);
  const text = readFileSync(join(cwd, "users.har"), "utf8");
  for (const secret of [TOKEN, GUID, "Adele", "abc"]) expect(text).not.toContain(secret);
  const har = readHar(text);
  const { fetch: replayed, assertComplete } = replay(har);
  for (const { request } of har.log.entries) {
    const { method, url, postData } = request;
    const body = postData?.text;
    expect((await replayed(url, { method, ...(body && { body }) })).status).toBe(200);
  }
  expect(assertComplete).not.toThrow();
});

test("an exchange in which a credential stays to be seen is left out, and said", async () => {
  const cwd = emptyDirectory();
  const running = await start(cwd, "--out", "leak.har", "--json");
  await call(`${running.url}/beta/users`);
  await call(`${running.url}/beta/leak`);
  const { code, out, err } = await running.stop("SIGTERM");
  expect(code).toBe(1);
  expect(err).toContain(
    "error: credentials were still to be seen in 1 exchange, which leak.har leaves out: number 2",
  );
  const report = JSON.parse(out.slice(out.indexOf("\n")));
  expect(report).toMatchObject({ file: "leak.har", entries: 1, omittedEntries: [1] });
  expect(readFileSync(join(cwd, "leak.har"), "utf8")).not.toContain(TOKEN);
});

test("what was recorded is there whatever ends the command, and nothing in it is a credential", async () => {
  const cwd = emptyDirectory();
  const path = join(cwd, "killed.har");
  const running = await start(cwd, "--out", "killed.har");
  expect(readHar(readFileSync(path, "utf8")).log.entries).toEqual([]);
  const entries = (): number => readHar(readFileSync(path, "utf8")).log.entries.length;
  await call(`${running.url}/beta/users`);
  await call(`${running.url}/beta/leak`);
  await vi.waitUntil(() => entries() === 1, { timeout: 10_000 });
  await call(`${running.url}/beta/users?$top=1`);
  await vi.waitUntil(() => entries() === 2, { timeout: 10_000 });
  expect(await running.stop("SIGKILL")).toMatchObject({ signal: "SIGKILL", err: "" });
  const text = readFileSync(path, "utf8");
  for (const secret of [TOKEN, GUID, "Adele"]) expect(text).not.toContain(secret);
  expect(readdirSync(cwd)).toEqual(["killed.har"]);
});

test("a service that gives no answer is said, and recorded as nothing", async () => {
  const cwd = emptyDirectory();
  const running = await start(cwd, "--out", "a.har", "--json");
  const response = await call(`${running.url}/beta/broken`);
  expect(response.status).toBe(502);
  expect(await response.json()).toMatchObject({ error: { code: "BadGateway" } });
  const { code, err, out } = await running.stop();
  expect(code).toBe(0);
  expect(err).toMatch(/^warning: http:\/\/127\.0\.0\.1:\d+ gives no whole answer: .+\n$/);
  expect(JSON.parse(out.slice(out.indexOf("\n")))).toHaveProperty("entries", 0);
});

test.each(["blocked/a.har", "port"])(
  "what cannot be done is said at the start: %s",
  async (what) => {
    const cwd = emptyDirectory();
    writeFileSync(join(cwd, "blocked"), "");
    writeFileSync(join(cwd, "old.har"), "mine");
    const { port } = service.address() as AddressInfo;
    const words = what === "port" ? ["old.har", "--force", "--port", `${port}`] : [what];
    const { code, err } = await runChild(["record", "--out", ...words], { cwd });
    expect(code).toBe(1);
    expect(err).toContain(
      what === "port" ? "the port is taken" : "blocked/a.har: cannot be written",
    );
    expect(readFileSync(join(cwd, "old.har"), "utf8")).toBe("mine");
  },
);

test("a file that is there is kept, unless it is to be replaced", async () => {
  const cwd = emptyDirectory();
  writeFileSync(join(cwd, "a.har"), "mine");
  const { code, err } = await runChild(["record", "--out", "a.har"], { cwd });
  expect(code).toBe(2);
  expect(err).toContain("a.har is there already; say another --out, or --force to replace it");
  expect(readFileSync(join(cwd, "a.har"), "utf8")).toBe("mine");
  const running = await start(cwd, "--out", "a.har", "--force", "--quiet");
  expect((await running.stop()).code).toBe(0);
  expect(readHar(readFileSync(join(cwd, "a.har"), "utf8")).log.entries).toEqual([]);
});

test.each([
  "graph.microsoft.com",
  "http://graph.microsoft.com",
  "https://a.example/beta",
  "ftp://a",
])("%s is no target", async (target) => {
  const cwd = emptyDirectory();
  const { code, err } = await runChild(["record", "--out", "a.har", "--target", target], { cwd });
  expect(code).toBe(2);
  expect(err).toContain("--target: expected an origin such as https://graph.microsoft.com");
  expect(existsSync(join(cwd, "a.har"))).toBe(false);
});
