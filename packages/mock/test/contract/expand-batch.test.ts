import { expect, test } from "vitest";
import { expandBatch, omitParts } from "../../src/contract/expand-batch.js";
import { readJson } from "../../src/har/body-content.js";
import { BASE, record, send } from "./shop.js";

const requests = [
  { id: "1", method: "get", url: "products/p1" },
  { id: "2", method: "GET", url: "/products/p1/manual" },
  { id: "3", method: "DELETE", url: "/products/p2" },
];
const recordBatch = async () => {
  const har = await record((ask) => ask("/$batch", send("POST", { requests })));
  return har.log.entries[0]!;
};

test("a batch is what its parts are", async () => {
  const parts = expandBatch(await recordBatch(), BASE);
  expect(
    parts.map(({ id, entry: { request, response } }) => [
      id,
      `${request.method} ${request.url}`,
      response.status,
    ]),
  ).toEqual([
    ["1", `GET ${BASE}/products/p1`, 200],
    ["2", `GET ${BASE}/products/p1/manual`, 200],
    ["3", `DELETE ${BASE}/products/p2`, 204],
  ]);
});

test("bodies of a recorder that keeps all in base64 are read, too", async () => {
  const entry = await recordBatch();
  const { content } = entry.response;
  const encoded = { ...content, text: btoa(content.text ?? ""), encoding: "base64" as const };
  const parts = expandBatch({ ...entry, response: { ...entry.response, content: encoded } }, BASE);
  expect(parts.map(({ id }) => id)).toEqual(["1", "2", "3"]);
  expect(readJson(omitParts(encoded, parts.slice(1)))).toEqual({
    responses: [expect.objectContaining({ id: "1" })],
  });
});

test("bodies that are no JSON are bytes, in base64url too", async () => {
  const headers = { "Content-Type": "application/octet-stream" };
  const put = { id: "1", method: "PUT", url: "/products/p1/manual", headers, body: "_-8" };
  const har = await record((ask) => ask("/$batch", send("POST", { requests: [put, requests[1]] })));
  const [sent, given] = expandBatch(har.log.entries[0]!, BASE);
  const bytes = { mimeType: "application/octet-stream", text: "/+8=", encoding: "base64" };
  expect(sent?.entry.request.postData).toEqual(bytes);
  expect(given?.entry.response.content).toMatchObject(bytes);
});

test.each([
  ["MTA=", "10"],
  ["10", "10"],
  ["1444", "1444"],
  ["Lamp", "Lamp"],
  ["two words", "two words"],
])("the text %s of a part is %s", async (body, text) => {
  const requests = [{ id: "1", method: "GET", url: "/products/$count" }];
  const har = await record((ask) => ask("/$batch", send("POST", { requests })));
  const [entry] = har.log.entries;
  const headers = { "Content-Type": "text/plain" };
  const content = {
    size: 0,
    mimeType: "application/json",
    text: JSON.stringify({ responses: [{ id: "1", status: 200, headers, body }] }),
  };
  const [part] = expandBatch({ ...entry!, response: { ...entry!.response, content } }, BASE);
  expect(part?.entry.response.content).toEqual({ size: -1, mimeType: "text/plain", text });
});

test("what no request of a batch was answered with is left of the answer", async () => {
  const entry = await recordBatch();
  const { content } = entry.response;
  const other = { id: "4", status: 200 };
  const { responses } = JSON.parse(content.text ?? "");
  const more = { ...content, text: JSON.stringify({ responses: [...responses, other] }) };
  expect(readJson(omitParts(more, expandBatch(entry, BASE)))).toEqual({ responses: [other] });
  expect(omitParts(content, [])).toBe(content);
});

test("other requests are no batches", async () => {
  const har = await record((ask) => ask("/products"));
  expect(expandBatch(har.log.entries[0]!, BASE)).toEqual([]);
});
