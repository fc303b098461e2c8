import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import process from "node:process";
import { describe, expect, it } from "vitest";
import { parseQuery } from "../../src/query/parse-query.js";
import type { LiteralForm } from "../../src/query/syntax.js";
import { parsePath } from "../../src/uri/parse-path.js";
import { UriError } from "../../src/uri/uri-error.js";
import {
  checkEntityOptions,
  checkPathNames,
  checkQueryNames,
  type Names,
} from "./odata-abnf-names.js";
import { excluded, partRule } from "./odata-abnf-scope.js";

const repository = resolve(import.meta.dirname, "../../../..");
const directory = resolve(
  repository,
  process.env["GRAPHSLICE_MATERIAL"] ?? "../shared",
  "odata-abnf",
);

interface Case {
  readonly name: string;
  readonly rule: string;
  readonly input: string;
  readonly failAt?: number;
}

function readCases(): readonly Case[] {
  if (!existsSync(directory)) return [];
  const text = readFileSync(resolve(directory, "testcases.jsonl"), "utf8");
  return text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Case);
}

function readNames(): Names {
  return JSON.parse(readFileSync(resolve(directory, "constraints.json"), "utf8")) as Names;
}

/** Rules whose inputs are query options. */
const optionRule =
  /^(?:queryOptions?|(?:custom|system)QueryOption|(?:alias|name)AndValue|filter|orderby|select|expand|search|top|skip|inlinecount|format|skiptoken|deltatoken|id)$/;
/** Rules whose inputs are expressions. */
const expressionRule =
  /(?:Expr|Literal)$|^(?:boolean|byte|date|guid|null|array|object|arrayOrObject|geo(?:graphy|metry)\w+)$/;

/** What may stand before an expression of a rule. */
function beforeExpression(rule: string, input: string): string {
  if (/^(?:any|all|count)Expr$/.test(rule)) return "$filter=Items/";
  return /^[/ ]/.test(input) ? "$filter=Items" : "$filter=";
}

/** Reads an input by its rule. @throws {UriError} with a position in the input. */
function parse({ rule, input }: Case, names: Names): void {
  if (rule === "resourcePath") return checkPathNames(parsePath(input), names);
  if (rule === "odataRelativeUri") {
    // A fragment is not part of a request.
    const [target = ""] = input.split("#");
    const [path = "", ...rest] = target.split("?");
    const segments = parsePath(path);
    checkPathNames(segments, names);
    return shifting(path.length + 1, () => {
      const options = parseQuery(rest.join("?"));
      checkQueryNames(options, names);
      checkEntityOptions(segments, options);
    });
  }
  if (optionRule.test(rule)) return parseOptions(input, names);
  const before = beforeExpression(rule, input);
  return shifting(-before.length, () => {
    const options = parseQuery(before + input);
    checkQueryNames(options, names);
    const forms = literalForms[rule];
    const { filter } = options;
    if (forms !== undefined && !(filter?.kind === "Literal" && forms.includes(filter.form))) {
      throw new UriError(`no ${rule}`, { position: before.length });
    }
  });
}

/** The forms that may be meant by a rule for literals. */
const literalForms: Record<string, readonly LiteralForm[]> = {
  binaryLiteral: ["binary"],
  boolean: ["boolean"],
  date: ["date"],
  dateTimeOffsetLiteral: ["dateTimeOffset"],
  decimalLiteral: ["decimal", "double", "integer"],
  doubleLiteral: ["decimal", "double", "integer"],
  durationLiteral: ["duration", "string"],
  guid: ["guid"],
  int16Literal: ["integer"],
  int32Literal: ["integer"],
  int64Literal: ["integer"],
  null: ["null"],
  sbyteLiteral: ["integer"],
  singleLiteral: ["decimal", "double", "integer"],
  stringLiteral: ["string"],
  timeOfDayLiteral: ["timeOfDay"],
};

function parseOptions(search: string, names: Names): void {
  checkQueryNames(parseQuery(search), names);
}

function shifting(by: number, run: () => void): void {
  try {
    run();
  } catch (error) {
    if (!(error instanceof UriError)) throw error;
    throw new UriError(error.message, { option: error.option, position: error.position + by });
  }
}

function judge(test: Case, names: Names): UriError | undefined {
  try {
    parse(test, names);
    return undefined;
  } catch (error) {
    if (error instanceof UriError) return error;
    throw error;
  }
}

const cases = readCases().filter(
  ({ rule }) =>
    /^(?:resourcePath|odataRelativeUri)$/.test(rule) ||
    ((optionRule.test(rule) || expressionRule.test(rule)) && !partRule.test(rule)),
);
const [inScope, outOfScope] = [true, false].map((wanted) =>
  cases.filter((test) => !excluded.some(({ input }) => input.test(test.input)) === wanted),
);

describe.skipIf(cases.length === 0)("the OASIS cases for OData's ABNF", () => {
  it.each(inScope ?? [])("$rule $input", (test) => {
    const error = judge(test, readNames());
    if (test.failAt === undefined) {
      expect(error?.message).toBeUndefined();
    } else {
      expect(error).toBeInstanceOf(UriError);
      expect(error?.position).toBeLessThanOrEqual(test.failAt);
    }
  });

  it.each(outOfScope ?? [])("out of scope: $rule $input", (test) => {
    // Whatever else happens, nothing but a UriError is thrown.
    judge(test, readNames());
  });
});
