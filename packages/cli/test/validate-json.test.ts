import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findJsonFault } from "../src/validate/find-json-fault.js";
import { parseJsonBytes } from "../src/validate/parse-json.js";

describe("where a text stops being JSON", () => {
  const cases: readonly (readonly [
    text: string,
    place: string,
    expected: string,
    found: string,
  ])[] = [
    ["", "1:1", "a value", "the end of the text"],
    ["  \n", "2:1", "a value", "the end of the text"],
    ["{", "1:2", 'a name in double quotes or "}"', "the end of the text"],
    ['{"a"', "1:5", '":"', "the end of the text"],
    ['{"a":', "1:6", "a value", "the end of the text"],
    ['{"a":1', "1:7", '"," or "}"', "the end of the text"],
    ['{"a":1,}', "1:8", "a name in double quotes", '"}"'],
    ["[1,]", "1:4", "a value", '"]"'],
    ["[1 2]", "1:4", '"," or "]"', '"2"'],
    ["[1}", "1:3", '"," or "]"', '"}"'],
    ["[", "1:2", 'a value or "]"', "the end of the text"],
    ["{a: 1}", "1:2", 'a name in double quotes or "}"', '"a"'],
    ["{'a': 1}", "1:2", 'a name in double quotes or "}"', '"\'"'],
    ['{"a"=1}', "1:5", '":"', '"="'],
    ['{"a":NaN}', "1:6", "a value", '"NaN"'],
    ['{"a":undefined}', "1:6", "a value", '"undefined"'],
    ['{"a":truely}', "1:6", "a value", '"truely"'],
    ["[01]", "1:2", 'a value or "]"', '"01"'],
    ["[+1]", "1:2", 'a value or "]"', '"+1"'],
    ["[1.]", "1:2", 'a value or "]"', '"1."'],
    ["[-]", "1:2", 'a value or "]"', '"-"'],
    ["[0x10]", "1:2", 'a value or "]"', '"0x10"'],
    ["{} {}", "1:4", "nothing more", '"{"'],
    ["1 2", "1:3", "nothing more", '"2"'],
    ["// no\n1", "1:1", "a value", '"/"'],
    ['{\r\n  "a": "b"\r\n  "c": 1\r\n}', "3:3", '"," or "}"', '"\\""'],
    ['"abc', "1:5", "the end of a string", "the end of the text"],
    ['"a\nb"', "1:3", "an escape, as strings end on their line", "a line break"],
    ['"\\x"', "1:2", "an escape that JSON knows", '"\\\\x"'],
    ['"\\u12g4"', "1:2", "an escape that JSON knows", '"\\\\u"'],
    ["[\u00a01]", "1:2", 'a value or "]"', '"\u00a0"'],
    ["[😀]", "1:2", 'a value or "]"', '"😀"'],
  ];
  test.each(cases)("%j", (text, place, expected, found) => {
    const { line, column, ...rest } = findJsonFault(text) ?? {};
    expect({ place: `${line}:${column}`, ...rest }).toEqual({ place, expected, found });
  });

  test("nowhere, exactly if the engine reads it", () => {
    const edited = fc
      .tuple(
        fc.json(),
        fc.nat(),
        fc.constantFrom("", ",", "}", "[", '"', "\\", "1", "e", " ", "\n"),
      )
      .map(([text, at, insert]) => {
        const offset = at % (text.length + 1);
        return text.slice(0, offset) + insert + text.slice(offset + (insert === "" ? 1 : 0));
      });
    fc.assert(
      fc.property(edited, (text) => {
        expect(findJsonFault(text) === undefined).toBe(isJson(text));
      }),
      { numRuns: 2000 },
    );
  });

  test("what is nested deeply or is long is no problem", () => {
    expect(findJsonFault(`${"[".repeat(1e5)}${"]".repeat(1e5)}`)).toBeUndefined();
    expect(findJsonFault(`"${"a".repeat(1e6)}"x`)).toMatchObject({ column: 1e6 + 3 });
  });
});

describe("bytes", () => {
  const problem = (message: string): unknown => ({ problem: { message } });
  const notUtf8 = problem("expected JSON in UTF-8 but found other bytes; save it as UTF-8");
  const cases: readonly (readonly [string, Buffer, unknown])[] = [
    ["with a byte order mark", Buffer.from('\ufeff{"a":1}'), { value: { a: 1 } }],
    ["in Latin-1", Buffer.from('{"a":"é"}', "latin1"), notUtf8],
    ["in UTF-16, as PowerShell writes", Buffer.from('\ufeff{"a":1}', "utf16le"), notUtf8],
    ["none", Buffer.from(""), problem("expected JSON but it is empty")],
    ["nothing but space", Buffer.from(" \n"), problem("expected JSON but it is empty")],
  ];
  test.each(cases)("%s", (_title, bytes, want) => {
    expect(parseJsonBytes(bytes)).toEqual(want);
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
