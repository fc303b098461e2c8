import type { HarResponse } from "../../src/har/index.js";
import { expect, test } from "vitest";
import { compareAnswers } from "../../src/contract/compare-answers.js";
import { recordResponse } from "../../src/har/record-message.js";

const recorded: HarResponse = {
  status: 200,
  statusText: "OK",
  httpVersion: "HTTP/1.1",
  cookies: [],
  headers: [
    { name: "Content-Type", value: "application/json" },
    { name: "request-id", value: "1" },
  ],
  content: {
    size: 0,
    mimeType: "application/json",
    text: '{"@odata.context":"c","value":[{"id":"a","priority":1},{"id":"b","priority":null}]}',
  },
  redirectURL: "",
  headersSize: -1,
  bodySize: -1,
};
const body = {
  "@odata.context": "c",
  value: [
    { id: "x", priority: 2 },
    { id: "y", priority: null },
  ],
};
const answer = (value: unknown, init: ResponseInit = {}): Response =>
  Response.json(value, { headers: { "request-id": "2" }, ...init });
const compare = async (wanted: HarResponse, found: Response): Promise<readonly string[]> =>
  compareAnswers(wanted, await recordResponse(found));

test("answers of one shape are the same", async () => {
  expect(await compare(recorded, answer(body))).toEqual([]);
});

test.each([
  ["status", answer({}, { status: 404 }), ["status: expected 200 but found 404 {}"]],
  [
    "a header field too few",
    answer(body, { headers: {} }),
    ["header field request-id: expected 1 but found nothing"],
  ],
  [
    "one too many",
    answer(body, { headers: { "request-id": "2", etag: "x" } }),
    ["header field etag: expected nothing but found x"],
  ],
  [
    "the value of one that is always the same",
    answer(body, { headers: { "request-id": "2", "content-type": "application/json;a=b" } }),
    ["header field content-type: expected application/json but found application/json;a=b"],
  ],
  [
    "a member's name and kind",
    answer({ ...body, value: [{ id: 1, priority: null, name: "" }] }),
    [
      "/value[]/id: expected string but found number",
      "/value[]/priority: expected null or number but found null",
      "/value[]/name: expected nothing but found string",
    ],
  ],
  [
    "the context",
    answer({ ...body, "@odata.context": "d" }),
    ["/@odata.context: expected c but found d"],
  ],
])("answers differ by %s", async (_, response, differences) => {
  expect(await compare(recorded, response)).toEqual(differences);
});

test("what something consists of that is not there at all is not told", async () => {
  expect(await compare(recorded, answer({ "@odata.context": "c" }))).toEqual([
    "/value: expected list but found nothing",
  ]);
});

test("an error's code is compared, its message is not", async () => {
  const fault = (code: string, message: string) => ({ error: { code, message } });
  const { content } = recorded;
  const text = JSON.stringify(fault("a", "x"));
  const failed = { ...recorded, status: 400, content: { ...content, text } };
  const refuse = (body: unknown): Response =>
    answer(body, { status: 400, headers: { "request-id": "2" } });
  expect(await compare(failed, refuse(fault("a", "y")))).toEqual([]);
  expect(await compare(failed, refuse(fault("b", "x")))).toEqual([
    "/error/code: expected a but found b",
  ]);
});

test("bodies that are no JSON are compared as they are", async () => {
  const text = { size: 1, mimeType: "text/plain", text: "NQ==", encoding: "base64" as const };
  const counted = { ...recorded, headers: [], content: text };
  expect(await compare(counted, new Response(new TextEncoder().encode("5")))).toEqual([]);
  expect(await compare(counted, new Response(new TextEncoder().encode("6")))).toEqual([
    "body: expected 5 but found 6",
  ]);
});

test("header fields of the way are recorded for nobody, but never answered unrecorded", async () => {
  const way = { name: "Cache-Control", value: "no-store" };
  const passed = {
    ...recorded,
    headers: [...recorded.headers, way, { name: "x-proxy", value: "1" }],
  };
  expect(await compare(passed, answer(body))).toEqual([]);
  const headers = { "request-id": "2", "x-proxy": "1" };
  expect(await compare(recorded, answer(body, { headers }))).toEqual([
    "header field x-proxy: expected nothing but found 1",
  ]);
});
