import type { Issue, Schema } from "@graphslice/runtime/validation";
import type { ValidateFunction } from "ajv/dist/2020.js";
import fc from "fast-check";
import { rules, type Rule } from "./rules.js";

/** Two that judge the same values. */
export interface Judges {
  readonly validator: Schema<unknown>;
  readonly schema: ValidateFunction;
}

/** What came of comparing judges. */
export interface Tally {
  values: number;
  valid: number;
  /** How many differences each rule explains. */
  readonly explained: Map<Rule, number>;
}

export function createTally(): Tally {
  return { values: 0, valid: 0, explained: new Map(rules.map((rule) => [rule, 0])) };
}

/**
 * Has judges judge random values, and adds what comes of it to a tally.
 *
 * @returns where they differ, and no rule says why
 */
export function compareJudges(
  { validator, schema }: Judges,
  values: fc.Arbitrary<unknown>,
  { seed, count }: { readonly seed: number; readonly count: number },
  tally: Tally,
): readonly string[] {
  const unexplained: string[] = [];
  for (const value of fc.sample(values, { seed, numRuns: count })) {
    const { issues = [] } = validator.safeParse(value);
    const isValid = schema(value);
    tally.values += 1;
    if (isValid) tally.valid += 1;
    if (isValid === (issues.length === 0)) continue;
    const rule = rules.find(({ explains }) => explains(value, issues));
    if (rule === undefined) unexplained.push(describeDifference(value, issues, schema));
    else tally.explained.set(rule, (tally.explained.get(rule) ?? 0) + 1);
  }
  return unexplained;
}

function describeDifference(
  value: unknown,
  issues: readonly Issue[],
  { errors }: ValidateFunction,
): string {
  const said = issues.map(({ message }) => message);
  const others = (errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  return [
    `value: ${JSON.stringify(value)}`,
    `validator: ${said.join("; ") || "valid"}`,
    `schema: ${others.join("; ") || "valid"}`,
  ].join("\n");
}
