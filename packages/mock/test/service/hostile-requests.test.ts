import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createMockGraph, type StateError } from "../../src/index.js";
import { createCall, createOffice, LIST, WINDOWS } from "./client.js";

const MODEL = readFileSync(new URL("library.csdl.xml", import.meta.url), "utf8");
const BASE = "https://example.com/api";
const ANN = "11111111-1111-4111-8111-111111111111";
const DATA = {
  people: [{ id: ANN, name: "Ann", home: { city: "Rome" }, "boss@odata.bind": `people(${ANN})` }],
  books: [{ shelf: "a", place: 1, chapters: [{ number: 1 }], $value: "aGk" }],
};

const segments = fc.oneof(
  fc.constantFrom(
    ...[
      "people",
      "beings",
      "books",
      "reports",
      "me",
      ANN,
      `people(${ANN})`,
      "books(shelf='a',place=1)",
    ],
    ...[
      "boss",
      "reports",
      "friends",
      "home",
      "city",
      "name",
      "card",
      "chapters",
      "1",
      "notes",
      "visitors",
    ],
    ...[
      "$count",
      "$ref",
      "$value",
      "$metadata",
      "$batch",
      "$entity",
      "delta",
      "delta()",
      "named(name='Ann')",
    ],
    ...[
      "age",
      "age()",
      "add(a=1,b=2)",
      "rename",
      "wave",
      "close",
      "lib.person",
      "example.library.book",
    ],
    ...[
      "__proto__",
      "constructor",
      "toString",
      "hasOwnProperty",
      "..",
      ".",
      "%2e%2e",
      "%00",
      "%ff",
      "('x')",
      "()",
    ],
  ),
  fc.string({ maxLength: 12 }).map(encodeURIComponent),
);

const options = fc.oneof(
  fc.constantFrom(
    ...[
      "$filter=name eq 'Ann'",
      "$filter=__proto__ eq 1",
      "$filter=constructor eq null",
      "$filter=lib.age() eq 1",
      "$filter=$root/add(a=1,b=2) eq 3",
      `$filter=boss/name eq $root/people(${ANN})/name`,
      "$filter=$root/people/any(p:p/home/visitors/any(v:v/name eq name))",
      "$filter=home/visitors/any()",
      "$orderby=home/visitors/$count",
      "$expand=home/visitors($expand=home/visitors)",
      "$select=name",
      "$select=*",
    ],
    ...[
      "$expand=boss",
      "$expand=*",
      "$expand=boss($levels=3)",
      "$expand=reports($expand=boss)",
      "$orderby=name desc",
    ],
    ...[
      "$top=1",
      "$top=0",
      "$skip=1",
      "$skip=99999999999",
      "$count=true",
      "$search=Ann",
      "$format=json",
      "$format=xml",
    ],
    ...[
      "$skiptoken=MS4xLjEuMC4wLjAuMA",
      "$deltatoken=latest",
      "$id=people",
      "@n=1",
      "__proto__=1",
      "$levels=max",
    ],
  ),
  fc.string({ maxLength: 20 }).map(encodeURIComponent),
);

const bodies = fc.oneof(
  fc.constantFrom<unknown>(
    { name: "Bob" },
    { "@odata.id": `people(${ANN})` },
    { "@odata.id": "../../etc/passwd" },
    { "@odata.id": "http://169.254.169.254/v1.0/people(1)" },
    { "boss@odata.bind": `people(${ANN})` },
    { "boss@odata.bind": ["x", 1] },
    { "reports@odata.bind": "x" },
    { "card@odata.bind": "x" },
    { reports: [{ name: "Cid", boss: { name: "Dee" } }] },
    { home: { city: "x", visitors: [] } },
    { "@odata.type": "__proto__" },
    { "@odata.type": 1 },
    { shelf: "b", place: 1 },
    { number: 3, title: null },
  ),
  fc.object({ maxDepth: 3 }),
  fc.jsonValue(),
);

/** Addresses that are right, so that much of what follows them is looked at. */
const starts = fc.constantFrom(
  ...[
    "",
    "/people",
    `/people/${ANN}`,
    `/people/${ANN}/boss`,
    `/people/${ANN}/home`,
    `/people/${ANN}/friends`,
  ],
  ...[
    `/people/${ANN}/reports`,
    "/books",
    "/books(shelf='a',place=1)",
    "/books(shelf='a',place=1)/chapters",
    "/me",
  ],
);

const requests = fc.record({
  method: fc.constantFrom(
    "GET",
    "GET",
    "GET",
    "POST",
    "PATCH",
    "PUT",
    "DELETE",
    "OPTIONS",
    "MERGE",
  ),
  path: fc
    .tuple(starts, fc.array(segments, { maxLength: 3 }))
    .map(([start, parts]) => [start, ...parts].join("/") || "/"),
  search: fc.array(options, { maxLength: 2 }).map((parts) => parts.join("&")),
  body: bodies,
  headers: fc.record(
    {
      prefer: fc.constantFrom(
        "return=minimal",
        "odata.maxpagesize=1",
        "odata.maxpagesize=0",
        ";;,=",
        "return",
      ),
      accept: fc.constantFrom(
        "*/*",
        "text/html",
        "application/json;odata.metadata=full",
        ";",
        "application/json;q=0",
      ),
      "if-match": fc.constantFrom("*", "x", '"a", W/"b"', ""),
      "if-none-match": fc.constantFrom("*", "x"),
      "content-type": fc.constantFrom(
        "application/json",
        "text/plain",
        "x",
        "application/json;charset=utf-16",
      ),
      "client-request-id": fc.constantFrom("mine", " ", "a".repeat(300)),
    },
    { requiredKeys: [] },
  ),
});

// How long it takes depends on what else the machine does.
test("no request is too much for the mock", { timeout: 60_000 }, async () => {
  const prototype = Object.getOwnPropertyNames(Object.prototype).join();
  let answered = 0;
  let accepted = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(requests, { minLength: 1, maxLength: 12 }), async (sequence) => {
      const mock = createMockGraph({ model: MODEL, baseUrl: BASE, data: DATA });
      const call = createCall(mock, BASE);
      for (const { method, path, search, body, headers } of sequence) {
        const content = method === "GET" ? undefined : JSON.stringify(body);
        const answer = await call(method, `${path}?${search}`, content, {
          "content-type": "application/json",
          ...headers,
        });
        answered++;
        if (answer.status < 400) accepted++;
        expect([
          method,
          path,
          search,
          answer.status < 500 || answer.status === 501,
          answer.text,
        ]).toEqual([method, path, search, true, expect.any(String)]);
        if (answer.status >= 400)
          expect(Object.keys(answer.json.error)).toEqual(["code", "message", "innerError"]);
      }
      const state = mock.state();
      expect(createMockGraph({ model: MODEL, baseUrl: BASE, data: state }).state()).toEqual(state);
    }),
    { numRuns: 400 },
  );
  expect(Object.getOwnPropertyNames(Object.prototype).join()).toBe(prototype);
  expect(accepted / answered).toBeGreaterThan(0.02);
});

test.each([
  ["arrays", "[".repeat(100_000) + "]".repeat(100_000)],
  ["objects", '{"a":'.repeat(100_000) + "1" + "}".repeat(100_000)],
  [
    "objects in a property",
    `{"@odata.type":"${WINDOWS}","priority":1,"displayName":${'{"a":'.repeat(5000)}1${"}".repeat(5000)}}`,
  ],
])("deep %s are a bad request", async (_, body) => {
  const { call } = createOffice();
  const { status, json } = await call("POST", LIST, body, { "content-type": "application/json" });
  expect([status, json.error.code]).toEqual([400, "BadRequest"]);
});

test("a body is not read on when it is too large", async () => {
  const { mock } = createOffice({ bodyLimit: 1000 });
  let pulled = 0;
  const body = new ReadableStream({
    pull(controller) {
      pulled++;
      controller.enqueue(new Uint8Array(600));
    },
  });
  const request = new Request(`https://graph.microsoft.com/beta${LIST}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body,
    duplex: "half",
  } as RequestInit);
  const response = await mock.fetch(request);
  expect(response.status).toBe(413);
  expect(pulled).toBeLessThan(6);
});

test("names of Object.prototype are no members", async () => {
  const { call } = createOffice();
  for (const name of ["constructor", "toString", "__proto__", "hasOwnProperty"]) {
    expect((await call("GET", `/${name}`)).status).toBe(400);
    expect((await call("GET", `/officeConfiguration/${name}`)).status).toBe(400);
    const body = `{"@odata.type":"${WINDOWS}","priority":1,"${name}":1}`;
    const { status, json } = await call("POST", LIST, body, { "content-type": "application/json" });
    expect([status, json.error.message]).toEqual([400, expect.stringContaining(name)]);
  }
});

test("a batch is a batch however it is written, and no larger than other bodies", async () => {
  const { call } = createOffice({ bodyLimit: 1000 });
  const requests = [{ id: "1", method: "GET", url: "/officeConfiguration" }];
  for (const path of ["/$batch", "/%24batch/", "/$bat%63h"]) {
    const { status, json } = await call("POST", path, { requests });
    expect([path, status, json.responses[0].status]).toEqual([path, 200, 200]);
  }
  const large = await call("POST", "/$batch", { requests, more: "a".repeat(1000) });
  expect([large.status, large.json.error.code]).toEqual([413, "RequestEntityTooLarge"]);
});

test("of a state with very many problems the first hundred are told", () => {
  const { mock } = createOffice();
  const clientConfigurations = Array.from({ length: 100_000 }, () => ({}));
  let problems: readonly unknown[] = [];
  try {
    mock.reset({ officeConfiguration: { clientConfigurations } });
  } catch (error) {
    ({ problems } = error as StateError);
  }
  expect(problems).toHaveLength(100);
  expect(mock.state()).toEqual({});
});
