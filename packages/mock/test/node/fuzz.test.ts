import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createMockGraph } from "../../src/create-mock-graph.js";
import { serveMock, type MockServer } from "../../src/node/serve-mock.js";
import { send } from "./serve.js";

const METADATA = fileURLToPath(
  new URL(
    "../../../../metadata/office-configuration/office-configuration.csdl.xml",
    import.meta.url,
  ),
);

const ROOT = "/beta/officeConfiguration";
const TYPE = "#microsoft.graph.windowsOfficeClientConfiguration";

/** What the contract has, and what HTTP has beneath it. */
const STATUSES = new Set([
  200, 201, 204, 304, 400, 404, 405, 406, 408, 409, 410, 412, 413, 414, 415, 428, 431, 501,
]);

/** Milliseconds in which every request is answered, however slow the machine is. */
const PATIENCE = 5000;

const mock = createMockGraph({
  model: readFileSync(METADATA, "utf8"),
  baseUrl: "https://graph.microsoft.com/beta",
});
let server: MockServer;
beforeAll(async () => {
  server = await serveMock(mock.fetch);
});
afterAll(() => server.close());

/** Writes a request as it is, without the mending that a client does. */
async function ask(method: string, target: string, body?: string | undefined): Promise<string> {
  const length = body === undefined ? [] : [`Content-Length: ${Buffer.byteLength(body)}`];
  const type = body === undefined ? [] : ["Content-Type: application/json"];
  const head = [
    `${method} ${target} HTTP/1.1`,
    "Host: localhost",
    "Connection: close",
    ...length,
    ...type,
  ];
  const start = performance.now();
  const { text } = await send(server.port, `${head.join("\r\n")}\r\n\r\n${body ?? ""}`);
  expect(performance.now() - start).toBeLessThan(PATIENCE);
  return text;
}

/** A documented status, and the body that goes with it. */
function expectAnswer(text: string): void {
  const [, status] = /^HTTP\/1\.1 (\d{3}) /.exec(text) ?? [];
  expect(STATUSES, text.slice(0, 400)).toContain(Number(status));
  if (Number(status) < 400) return;
  const body: unknown = JSON.parse(text.slice(text.indexOf("\r\n\r\n") + 4));
  const id = expect.any(String);
  expect(body).toEqual({
    error: {
      code: expect.stringMatching(/^\w+$/),
      message: expect.stringMatching(/./),
      innerError: { date: expect.any(String), "request-id": id, "client-request-id": id },
    },
  });
}

function expectNoPollution(): void {
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect({}).not.toHaveProperty("polluted");
}

const options = { numRuns: 400, seed: 20_210_701 };

/** Words of the language, with which random targets get further than with random characters. */
const word = fc.constantFrom(
  ..."/ ? & = ( ) ' , : ; $ % @ * . - ~ ! + %27 %2F %25 %00 %c3 %ff '' /.. /. //".split(" "),
  ..."officeConfiguration clientConfigurations assignments policyPayload priority".split(" "),
  ..."$value $count $ref $batch $metadata $entity $it $filter $select $expand $search".split(" "),
  ..."$top $skip $orderby $skiptoken $deltatoken eq ne and or not in any(x:x all has".split(" "),
  ..."__proto__ constructor toString microsoft.graph.windowsOfficeClientConfiguration".split(" "),
  ..."assign updatePriorities contains( null true -1 1e999 9007199254740993 INF".split(" "),
);
const target = fc
  .tuple(
    fc.constantFrom("/beta", ROOT, `${ROOT}/clientConfigurations`, ""),
    fc.array(fc.oneof({ weight: 4, arbitrary: word }, { weight: 1, arbitrary: fc.string() }), {
      maxLength: 12,
    }),
  )
  .map(([start, words]) =>
    `${start}/${words.join("")}`.replace(/[^\x21-\x7e]/g, (it) => encodeURIComponent(it)),
  );
const method = fc.constantFrom("GET", "HEAD", "POST", "PATCH", "PUT", "DELETE", "OPTIONS", "TRACE");

const name = fc.constantFrom(
  "@odata.type",
  "@odata.bind",
  "assignments@odata.bind",
  "id",
  "displayName",
  "priority",
  "assignments",
  "target",
  "policyPayload",
  "requests",
  "__proto__",
  "constructor",
  "prototype",
  "officeConfigurationAssignments",
);
const { value: json } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, true, 0, -1, 1.5, 1e300, 2 ** 31, "", TYPE, "#microsoft.graph.entity"),
    fc.string(),
    fc.array(tie("value"), { maxLength: 4 }),
    fc
      .array(fc.tuple(fc.oneof(name, fc.string()), tie("value")), { maxLength: 5 })
      // As text, so that `__proto__` is a name like any other.
      .map((members) => new Map(members)),
  ),
}));

function write(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(write).join(",")}]`;
  if (!(value instanceof Map)) return JSON.stringify(value);
  return `{${Array.from(value, ([key, it]) => `${JSON.stringify(key)}:${write(it)}`).join(",")}}`;
}

describe("whatever is asked, the answer is documented", () => {
  test("targets and methods", async () => {
    await fc.assert(
      fc.asyncProperty(method, target, async (verb, path) => {
        const text = await ask(verb, path);
        if (verb === "HEAD") expect(text).toMatch(/^HTTP\/1\.1 [2-4]\d\d /);
        else expectAnswer(text);
      }),
      options,
    );
    expectNoPollution();
  });

  test("bodies", async () => {
    const path = fc.constantFrom(
      ROOT,
      `${ROOT}/clientConfigurations`,
      `${ROOT}/clientConfigurations/updatePriorities`,
      `${ROOT}/clientConfigurations/a/assign`,
      `${ROOT}/clientConfigurations('a')/policyPayload`,
      "/beta/$batch",
    );
    const body = fc.oneof(
      json.map(write),
      fc.string(),
      json.map((it) => write(it).slice(0, -1)),
    );
    await fc.assert(
      fc.asyncProperty(method, path, body, async (verb, at, text) => {
        if (verb === "HEAD") return;
        expectAnswer(await ask(verb, at, text));
      }),
      options,
    );
    expectNoPollution();
  });

  test("what is right, but for a few signs", async () => {
    const all = `${ROOT}/clientConfigurations`;
    const create = JSON.stringify({ "@odata.type": TYPE, id: "x", priority: 1, displayName: "y" });
    const right = fc.constantFrom<readonly [string, string, string?]>(
      [
        "GET",
        `${all}?$filter=priority%20lt%205%20and%20contains(displayName,'a')&$top=2&$count=true`,
      ],
      [
        "GET",
        `${all}?$select=id,priority&$expand=assignments($select=id;$top=1)&$orderby=priority%20desc`,
      ],
      ["GET", `${all}('x')/assignments/$count?$filter=assignments/any(a:a/id%20eq%20'b')`],
      ["GET", `${all}/microsoft.graph.windowsOfficeClientConfiguration?$skip=1`],
      ["POST", all, create],
      ["PATCH", `${all}/x`, '{"displayName":"z","description":null}'],
      ["PUT", `${all}/x/policyPayload`, "{}"],
      ["DELETE", `${all}/x`],
      ["POST", `${all}/x/assign`, '{"officeConfigurationAssignments":[{"target":null}]}'],
      ["POST", "/beta/$batch", `{"requests":[{"id":"1","method":"GET","url":"${all.slice(5)}"}]}`],
    );
    const change = fc.tuple(fc.nat(), fc.nat(3), fc.oneof(word, fc.constant("")));
    const mutate = (
      text: string,
      changes: readonly (readonly [number, number, string])[],
    ): string =>
      changes.reduce((it, [place, count, inserted]) => {
        const at = place % (it.length + 1);
        return it.slice(0, at) + inserted + it.slice(at + count);
      }, text);
    const changes = fc.array(change, { maxLength: 2 });
    await fc.assert(
      fc.asyncProperty(right, changes, changes, async ([verb, path, body], inPath, inBody) => {
        const target = mutate(path, inPath).replace(/^[^/]/, "/");
        expectAnswer(await ask(verb, target, body && mutate(body, inBody)));
      }),
      { ...options, numRuns: 800 },
    );
    expectNoPollution();
    const statuses = new Set(mock.requests.map(({ status }) => status));
    for (const status of [200, 201, 204, 400, 404, 405, 409]) expect(statuses).toContain(status);
  });

  test("bytes that are no HTTP", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 300 }), async (bytes) => {
        const socket = connect(server.port, "127.0.0.1");
        await new Promise<void>((resolve) => {
          socket.on("error", () => {});
          socket.on("close", () => resolve());
          socket.resume();
          socket.end(bytes);
        });
      }),
      { ...options, numRuns: 100 },
    );
    expectAnswer(await ask("GET", ROOT));
  });
});

describe("what is long or deep takes no longer than what it is", () => {
  const all = `${ROOT}/clientConfigurations`;
  const cases: readonly (readonly [string, string, string, string?])[] = [
    ["a path", "GET", `/beta${"/a".repeat(25_000)}`],
    ["segments that exist", "GET", `${ROOT}${"/clientConfigurations".repeat(2000)}`],
    ["brackets", "GET", `${all}?$filter=${"(".repeat(30_000)}`],
    ["not", "GET", `${all}?$filter=${"not%20".repeat(8000)}true`],
    [
      "a chain of and",
      "GET",
      `${all}?$filter=priority%20eq%201${"%20and%20priority%20eq%201".repeat(2000)}`,
    ],
    ["minus", "GET", `${all}?$filter=priority%20eq%20${"-".repeat(30_000)}1`],
    ["a text", "GET", `${all}?$filter=displayName%20eq%20'${"a".repeat(50_000)}'`],
    ["quotes", "GET", `${all}?$filter=displayName%20eq%20'${"''".repeat(20_000)}'`],
    ["a list", "GET", `${all}?$filter=priority%20in%20(${"1,".repeat(20_000)}1)`],
    ["expand", "GET", `${all}?$expand=${"assignments($expand=".repeat(2000)}`],
    ["select", "GET", `${all}?$select=${"displayName,".repeat(4000)}id`],
    ["options", "GET", `${all}?${"$top=1&".repeat(8000)}`],
    ["search", "GET", `${all}?$search=${"(a%20OR%20".repeat(4000)}`],
    ["headers and target", "GET", `/beta/${"a".repeat(200_000)}`],
    ["a number", "GET", `${all}?$top=${"9".repeat(40_000)}`],
    ["arrays", "POST", all, "[".repeat(500_000)],
    ["objects", "POST", all, `${'{"a":'.repeat(200_000)}1${"}".repeat(200_000)}`],
    ["arrays in a batch", "POST", "/beta/$batch", `{"requests":${"[".repeat(200_000)}`],
    [
      "members",
      "POST",
      all,
      `{${Array.from({ length: 50_000 }, (_, index) => `"a${index}":1`).join(",")}}`,
    ],
    ["a body", "POST", all, `{"displayName":"${"a".repeat(6_000_000)}"}`],
  ];
  test.each(cases.map(([title, ...call]) => [title, call] as const))("%s", async (_title, call) => {
    expectAnswer(await ask(...call));
  });
});
