import { BREAKING } from "./rules/breaking.js";
import { HARMLESS } from "./rules/harmless.js";
import type { Rule } from "./rules/rule.js";
import type { Level, Verdict } from "./verdict.js";

const levels = { ...BREAKING, ...HARMLESS };

export type RuleId = keyof typeof levels;

/** Every rule by its id, in the order of the ids; `docs/rules` has a page for each. */
export const RULES: Readonly<Record<RuleId, Rule>> = levels;

export const RULE_IDS: readonly RuleId[] = (Object.keys(levels) as RuleId[]).sort();

export function levelOf(rule: RuleId): Level {
  return RULES[rule].level;
}

/** What a rule says. */
export function verdictOf(rule: RuleId, details: readonly string[] = []): Verdict {
  const { level, consequences } = RULES[rule];
  return { rule, level, consequences, details };
}
