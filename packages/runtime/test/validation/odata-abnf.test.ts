import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import {
  flags,
  isBinary,
  isBoolean,
  isByte,
  isDate,
  isDateTimeOffset,
  isDecimal,
  isDouble,
  isDuration,
  isGuid,
  isInt16,
  isInt32,
  isInt64,
  isSByte,
  isTimeOfDay,
  nullableString,
  responseSchema,
} from "../../src/validation/index.js";
import { inapplicableRules } from "./inapplicable-rules.js";

interface Case {
  readonly name: string;
  readonly rule: string;
  readonly input: string;
  readonly failAt?: number;
}

const repository = fileURLToPath(new URL("../../../../", import.meta.url));
const material = resolve(repository, process.env["GRAPHSLICE_MATERIAL"] ?? "../shared");
const file = resolve(material, "odata-abnf/testcases.jsonl");

const pattern = responseSchema<string>(
  (value, name, check) => flags(value, name, check, "Model.Pattern", ["Solid", "Yellow"]),
  (type) => type,
);
const isNumber = (is: (value: unknown) => boolean) => (input: string) => is(Number(input));
const isSpecial = (input: string): boolean => /^(?:-?INF|NaN)$/.test(input);

/** How the text of a case is judged, as the JSON value that it stands for. */
const judges: Readonly<Record<string, (input: string) => boolean>> = {
  booleanValue: (input) => isBoolean(input === "true" || (input === "false" ? false : input)),
  byteValue: isNumber(isByte),
  date: isDate,
  dateTimeOffsetValue: isDateTimeOffset,
  decimalValue: isDecimal,
  doubleValue: (input) => isDouble(isSpecial(input) ? input : Number(input)),
  durationValue: isDuration,
  enumValue: pattern.is,
  guid: isGuid,
  int16Value: isNumber(isInt16),
  int32Value: isNumber(isInt32),
  null: (input) => nullableString(JSON.parse(input)),
  // A string is any text, so that only the other types can tell.
  primitiveValue: (input) =>
    [
      isGuid,
      isDuration,
      isDateTimeOffset,
      isDate,
      isTimeOfDay,
      isDecimal,
      isInt64,
      isBinary,
      pattern.is,
    ].some((is) => is(input)),
  sbyteValue: isNumber(isSByte),
  timeOfDayValue: isTimeOfDay,
};

if (!existsSync(file))
  test.skip("OASIS's cases get their verdict: GRAPHSLICE_MATERIAL/odata-abnf is absent");
else
  describe("OASIS's cases (GRAPHSLICE_MATERIAL/odata-abnf)", () => {
    const lines = readFileSync(file, "utf8").split("\n").filter(Boolean);
    const cases = lines.map((line) => JSON.parse(line) as Case);

    test("are of rules that are judged, or that are listed with a reason", () => {
      const rules = [...new Set(cases.map(({ rule }) => rule))].sort();
      expect(rules).toEqual([...Object.keys(judges), ...Object.keys(inapplicableRules)].sort());
    });

    const judged = cases.filter(({ rule }) => Object.hasOwn(judges, rule));
    test.each(judged)("$rule: $name: $input", ({ rule, input, failAt }) => {
      expect(judges[rule]?.(input)).toBe(failAt === undefined);
    });
  });
