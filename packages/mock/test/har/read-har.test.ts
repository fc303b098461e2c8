import { expect, test } from "vitest";
import { readHar } from "../../src/har/index.js";
import { createHar } from "./create-har.js";

test("a recording is read as it is", () => {
  const har = createHar({ url: "https://graph.microsoft.com/v1.0/users", answer: { value: [] } });
  expect(readHar(JSON.stringify(har))).toEqual(har);
});

test.each([
  ["{", "x.har is not JSON"],
  ["[]", "x.har is not a HAR file\n  /: expected an object but found []"],
  ["{}", "x.har is not a HAR file\n  /log: expected an object but found nothing"],
  ['{"log":{"entries":3}}', "  /log/entries: expected a list but found 3"],
  [
    '{"log":{"entries":[{"request":{"method":"GET","url":"/users","headers":[]}}]}}',
    '  /log/entries/0/request/url: expected an absolute http: or https: URL but found "/users"\n' +
      "  /log/entries/0/response: expected an object but found nothing",
  ],
  [
    '{"log":{"entries":[{"request":{"method":"GET","url":"https://a.example/","headers":[{"name":1}]},"response":{"status":0,"headers":[],"content":{"mimeType":"","encoding":"gzip"}}}]}}',
    "  /log/entries/0/request/headers/0/name: expected a string but found 1\n" +
      "  /log/entries/0/request/headers/0/value: expected a string but found nothing\n" +
      "  /log/entries/0/response/status: expected a status from 200 to 599 but found 0\n" +
      '  /log/entries/0/response/content/encoding: expected "base64" or nothing but found "gzip"',
  ],
])("%s is refused, with everything that is wrong", (text, message) => {
  expect(() => readHar(text, "x.har")).toThrow(message);
});
