import type { Difference } from "./compare-tables.js";
import type { DeclaredTypes } from "../declared-types.js";
import type { TypeTable } from "./type-table.js";

/** Why the emitted types and the published ones may differ. */
export interface Rule {
  readonly name: string;
  readonly reason: string;
  /** Whether the difference is of this kind, as the metadata and both tables show. */
  readonly explains: (difference: Difference, evidence: Evidence) => boolean;
}

export interface Evidence {
  /** What the metadata declares that the emitted types were made from. */
  readonly declared: DeclaredTypes;
  readonly emitted: TypeTable;
  readonly published: TypeTable;
}

export interface Explanation {
  /** How many differences each rule explains, in the order of the rules. */
  readonly counts: ReadonlyMap<Rule, number>;
  readonly unexplained: readonly Difference[];
}

/** Gives every difference to the first rule that explains it. */
export function explainDifferences(
  differences: readonly Difference[],
  rules: readonly Rule[],
  evidence: Evidence,
): Explanation {
  const counts = new Map(rules.map((rule) => [rule, 0]));
  const unexplained: Difference[] = [];
  for (const difference of differences) {
    const rule = rules.find(({ explains }) => explains(difference, evidence));
    if (rule === undefined) unexplained.push(difference);
    else counts.set(rule, (counts.get(rule) ?? 0) + 1);
  }
  return { counts, unexplained };
}

/** A rule for one difference that no rule covers. */
export function exception(expected: Difference, reason: string): Rule {
  const name = describeDifference(expected);
  return {
    name: `exception: ${name}`,
    reason,
    explains: (difference) => describeDifference(difference) === name,
  };
}

/** `User/name: null: "nullable", published as "not nullable"`. */
export function describeDifference(difference: Difference): string {
  const { aspect, type, member, emitted, published } = difference;
  const element = member === undefined ? type : `${type}/${member}`;
  const [ours, theirs] = [emitted, published].map((text) => text ?? "nothing");
  return `${element}: ${aspect}: ${ours}, published as ${theirs}`;
}
