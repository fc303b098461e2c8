import fc from "fast-check";
import { expect, test } from "vitest";
import { PATTERNS } from "../../src/har/pseudonymise/value-kind.js";
import { Pseudonyms } from "../../src/har/pseudonymise/pseudonyms.js";
import { createReplacer } from "../../src/har/pseudonymise/replace-values.js";

function replacerOf(values: readonly string[]): (text: string) => string {
  const pseudonyms = new Pseudonyms();
  for (const value of values) pseudonyms.add(value, "text");
  return createReplacer(pseudonyms);
}

test.each([
  [["Ann"], "ann, Anna, ANN", "Text 1, Anna, Text 1"],
  [["Ann", "Ann Lee"], "Ann Lee; Ann Leeds", "Text 2; Text 1 Leeds"],
  [["Ann Lee Moss", "Lee"], "Ann Lee", "Ann Text 2"],
  [['W/"1"', "1"], 'W/"1", "1"', 'Text 1, "Text 2"'],
  [["(a)", "a"], "(a) a (a", "Text 1 Text 2 (Text 2"],
  [["a-", "a"], "a-a b", "Text 1Text 2 b"],
  [["--"], "-- a", "-- a"],
])("%j in %j", (values, text, expected) => {
  expect(replacerOf(values)(text)).toBe(expected);
});

test("what is left has none of the values as words of their own", () => {
  const words = fc.array(fc.constantFrom("a", "b", "ab", " ", "-", "é"), {
    minLength: 1,
    maxLength: 6,
  });
  const value = words.map((it) => `a${it.join("")}`);
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 5 }), words, (values, between) => {
      const rest = between.join("");
      const text = values.map((it) => ` ${it} ${rest} `).join("|");
      const left = replacerOf(values)(text);
      for (const it of values) expect(` ${left} `).not.toContain(` ${it.trim()} ${rest} |`);
      expect(left).toContain("Text 1");
    }),
    { numRuns: 300, seed: 3 },
  );
});

test("many values that begin alike take no longer than the text", () => {
  const replace = replacerOf(Array.from({ length: 20_000 }, (_, i) => `a b ${i}`));
  expect(replace("a b ".repeat(50_000) + "7")).toMatch(/a b Text 8$/);
});

test.each([
  ["a.", "@"],
  ["a-", ".onmicrosoft"],
  ["a1", "="],
  ["+1 ", ""],
])("patterns look at a text of %s and %s once", (part, end) => {
  const text = part.repeat(200_000) + end;
  for (const [, pattern] of PATTERNS) expect([...text.matchAll(pattern)].length).toBeLessThan(1e6);
});

test.each([
  ["x_contoso.onmicrosoft.com", "contoso.onmicrosoft.com"],
  ["--contoso-2.sharepoint.de/", "contoso-2.sharepoint.de"],
  ["a.b.mail.onmicrosoft.us", "b.mail.onmicrosoft.us"],
])("%s has a domain", (text, expected) => {
  const domains = PATTERNS.filter(([kind]) => kind === "domain");
  const found = domains.flatMap(([, pattern]) => [...text.matchAll(pattern)].map(([, it]) => it));
  expect(found).toEqual([expected]);
});
