import type { HarResponse } from "@graphslice/mock/har";
import { expect, test } from "vitest";
import { compareAnswers } from "../../src/recordings/compare-answers.js";

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

test("answers of one shape are the same", async () => {
  expect(await compareAnswers(recorded, answer(body))).toEqual([]);
});

test.each([
  ["status", answer({}, { status: 404 }), ["status: recorded 200, answered 404 {}"]],
  ["a header field too few", answer(body, { headers: {} }), ["header not answered: request-id"]],
  [
    "one too many",
    answer(body, { headers: { "request-id": "2", etag: "x" } }),
    ["header not recorded: etag"],
  ],
  [
    "the value of one that is always the same",
    answer(body, { headers: { "request-id": "2", "content-type": "application/json;a=b" } }),
    ["content-type: recorded application/json, answered application/json;a=b"],
  ],
  [
    "a member's name and kind",
    answer({ ...body, value: [{ id: 1, priority: null, name: "" }] }),
    [
      "not answered: /value[]/id: string",
      "not answered: /value[]/priority: number",
      "not recorded: /value[]/id: number",
      "not recorded: /value[]/name: string",
    ],
  ],
  [
    "the context",
    answer({ ...body, "@odata.context": "d" }),
    ["@odata.context: recorded c, answered d"],
  ],
])("answers differ by %s", async (_, response, differences) => {
  expect(await compareAnswers(recorded, response)).toEqual(differences);
});
