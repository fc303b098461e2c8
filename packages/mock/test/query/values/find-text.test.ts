import fc from "fast-check";
import { expect, test } from "vitest";
import { findText } from "../../../src/query/values/find-text.js";

test("finds what the platform finds", () => {
  const letters = fc.string({ unit: fc.constantFrom("a", "b"), minLength: 1, maxLength: 4 });
  const property = fc.property(letters, letters, letters, (start, unit, end) => {
    // Long enough for the search of its own.
    const text = start + unit.repeat(1500) + end + unit.repeat(300) + start;
    const part = unit.repeat(290) + end + unit.repeat(290);
    expect(findText(text, part)).toBe(text.indexOf(part));
    expect(findText(text, `${part}c`)).toBe(-1);
  });
  fc.assert(property, { numRuns: 300, seed: 5 });
});

test.each([
  ["abc", "", 0],
  ["", "", 0],
  ["", "a", -1],
  ["abc", "bc", 1],
])("%j and %j: %i", (text, part, place) => {
  expect(findText(text, part)).toBe(place);
});

test("looks at each character a few times, also where much is alike", () => {
  const half = "a".repeat(20_000);
  expect(findText("a".repeat(4_000_000), `${half}b${half}`)).toBe(-1);
});
