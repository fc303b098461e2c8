import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  printDocLine,
  printIdentifier,
  printKey,
  printNumber,
  printString,
} from "../../src/render/tokens.js";
import { formatFile } from "../format/format-file.js";
import { hostileText } from "../hostile/hostile-text.js";
import { readLiteral } from "./read-literal.js";

describe("printString", () => {
  test.each([
    ["", '""'],
    ["red", '"red"'],
    ["it's", `"it's"`],
    ['say "no"', `'say "no"'`],
    [`"it's"`, `'"it\\'s"'`],
    [`'it"s'`, `"'it\\"s'"`],
    ["C:\\temp", '"C:\\\\temp"'],
    ["a\nb\r\u2028c", '"a\\u000ab\\u000d\\u2028c"'],
    ["\u202eevil", '"\\u202eevil"'],
    ["\ud800", '"\\ud800"'],
    ["\u{1F600}é", '"\u{1F600}é"'],
    ["`${a}` */ </script>", '"`${a}` */ </script>"'],
  ])("%j is written %s", (value, text) => {
    expect(printString(value)).toBe(text);
  });

  test(
    "is a literal of the very value, as Prettier would write it",
    { timeout: 30_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(hostileText, async (value) => {
          const statement = `export type A = ${printString(value)};\n`;
          expect(readLiteral(statement)).toBe(value);
          expect((await formatFile("a.ts", statement)).replace("=\n ", "=")).toBe(statement);
        }),
        { numRuns: 300 },
      );
    },
  );
});

describe("printKey", () => {
  test.each([
    ["id", "id"],
    ["_id$1", "_id$1"],
    ["class", "class"],
    ["__proto__", "__proto__"],
    ["@odata.type", '"@odata.type"'],
    ["microsoft.graph.user", '"microsoft.graph.user"'],
    ["1st", '"1st"'],
    ["a: string; b", '"a: string; b"'],
    ["größe", '"größe"'],
    ["", '""'],
    ["id\n", '"id\\u000a"'],
  ])("%j is written %s", (name, text) => {
    expect(printKey(name)).toBe(text);
  });

  test.each(["id", "class", "@odata.type", "it's", "a-b"])("Prettier leaves %j", async (name) => {
    const text = `export interface A {\n  ${printKey(name)}: string;\n  "b-c": string;\n}\n`;
    expect(await formatFile("a.ts", text)).toBe(text);
  });
});

describe("printIdentifier", () => {
  test.each(["User", "_a", "$", "a1"])("%s is one", (name) => {
    expect(printIdentifier(name)).toBe(name);
  });

  test.each(["", "1a", "a b", "a;b", "a.b", "a\n", "é", "\\u0061", "a/**/"])(
    "%j is none",
    (name) => {
      expect(() => printIdentifier(name)).toThrow(`${JSON.stringify(name)} is not an identifier`);
    },
  );
});

describe("printDocLine", () => {
  test.each([
    ["A user.", "A user."],
    ["*/ evil()", "*\\/ evil()"],
    ["**//", "**\\//"],
    ["*/*/", "*\\/*\\/"],
    ["a\nb\u2028c", "a\\u000ab\\u2028c"],
    ["\u200b\u202e", "\\u200b\\u202e"],
    ["é 漢 \u{1F600}", "é 漢 \u{1F600}"],
  ])("%j is written %s", (line, text) => {
    expect(printDocLine(line)).toBe(text);
  });
});

describe("printNumber", () => {
  test.each([
    [0, "0"],
    [-1.5, "-1.5"],
    [2n ** 63n - 1n, "9223372036854775807"],
  ])("%s is written %s", (value, text) => {
    expect(printNumber(value)).toBe(text);
  });

  test.each([Number.NaN, Infinity, -Infinity])("%s is none", (value) => {
    expect(() => printNumber(value)).toThrow(`${value} is not a number literal`);
  });
});
