import fc from "fast-check";
import { expect, test } from "vitest";
import type { JsonValue } from "../../src/package-context.js";
import { printJson } from "../../src/render/print-json.js";
import { formatFile } from "../format/format-file.js";
import { hostileText } from "../hostile/hostile-text.js";

const value = fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<JsonValue>;

test("a value is the same when it is read again", () => {
  fc.assert(
    fc.property(value, (json) => {
      // JSON knows no negative zero.
      expect(JSON.parse(printJson(json, 0))).toEqual(JSON.parse(JSON.stringify(json)));
    }),
  );
});

test("nothing hides in a text, and it is the same when it is read again", () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const printed = printJson({ [text]: text }, 0);
      expect(JSON.parse(printed)).toEqual({ [text]: text });
      expect(printed).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u200b-\u200f\u2028-\u202e\ufeff]/);
    }),
  );
});

test("a package.json is as Prettier leaves it", { timeout: 30_000 }, async () => {
  const member = fc.dictionary(fc.string(), value, { maxKeys: 4 });
  await fc.assert(
    fc.asyncProperty(member, async (manifest) => {
      const text = `${printJson(manifest as JsonValue, 0)}\n`;
      expect(await formatFile("package.json", text)).toBe(text);
    }),
  );
});

test("lists and objects are over several lines, empty ones are not", () => {
  expect(printJson({ files: ["dist"], empty: [], none: {}, deep: { a: null, b: 1.5 } }, 0)).toBe(
    `{
  "files": [
    "dist"
  ],
  "empty": [],
  "none": {},
  "deep": {
    "a": null,
    "b": 1.5
  }
}`,
  );
});
