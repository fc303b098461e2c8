import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import {
  binary,
  date,
  dateTimeOffset,
  duration,
  guid,
  timeOfDay,
  type Literal,
} from "../../src/client/index.js";
import { isAccepted } from "./odata-grammar.js";

interface Case {
  readonly rule: string;
  readonly input: string;
  readonly failAt?: number;
}

const repository = fileURLToPath(new URL("../../../..", import.meta.url));
const material = resolve(
  repository,
  process.env["GRAPHSLICE_MATERIAL"] ?? "../shared",
  "odata-abnf",
);
const file = resolve(material, "testcases.jsonl");
const isPresent = existsSync(file);
const cases: readonly Case[] = isPresent
  ? readFileSync(file, "utf8")
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line) as Case)
  : [];

/** Needs a model to tell a function from a property. */
const NEEDS_MODEL = ["Model.Available"];

if (!isPresent) test.skip("OData's own test cases: GRAPHSLICE_MATERIAL/odata-abnf is absent");

describe.runIf(isPresent)("OData's own test cases (GRAPHSLICE_MATERIAL/odata-abnf)", () => {
  describe("the tests' own grammar accepts and rejects what it should", () => {
    const rules = {
      filter: "filter",
      orderby: "orderby",
      select: "select",
      expand: "expand",
      commonExpr: "commonExpr",
      boolCommonExpr: "commonExpr",
      notExpr: "commonExpr",
      firstMemberExpr: "commonExpr",
    } as const;
    const relevant = cases.filter(({ rule }) => rule in rules);
    test.each(relevant.map((it) => [it.rule, it.input, it]))("%s: %s", (_, __, it) => {
      if (NEEDS_MODEL.includes(it.input)) return;
      const text = decodeURIComponent(it.input);
      const isOption = ["filter", "orderby", "select", "expand"].includes(it.rule);
      const option = /^\$?\w+=/.exec(text)?.[0];
      const value = isOption ? text.slice(option?.length ?? 0) : text;
      const isValid =
        (!isOption || option !== undefined) &&
        isAccepted(rules[it.rule as keyof typeof rules], value);
      expect(isValid).toBe(it.failAt === undefined);
    });
  });

  describe("literals take and refuse what they should", () => {
    const literals: Readonly<Record<string, (text: string) => Literal>> = {
      guid,
      date,
      dateTimeOffsetValue: dateTimeOffset,
      timeOfDayValue: timeOfDay,
      durationValue: duration,
      binaryLiteral: (text) => binary(/^binary'(.*)'$/.exec(text)?.[1] ?? "-"),
    };
    const relevant = cases.filter(({ rule }) => rule in literals);
    test.each(relevant.map((it) => [it.rule, it.input, it]))("%s: %s", (_, __, it) => {
      const write = (): unknown => literals[it.rule]!(it.input);
      if (it.failAt === undefined) expect(write).not.toThrow();
      else expect(write).toThrow("[request]");
    });
  });
});
