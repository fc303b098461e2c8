import type { Model, Term } from "../model.js";
import { compareReference } from "./compare-reference.js";
import type { Comparison, Pair } from "./comparison.js";

/** The changes to terms. */
export function diffTerms(comparison: Comparison): void {
  const terms = termsOf(comparison.after.model);
  for (const [path, before] of termsOf(comparison.before.model)) {
    const after = terms.get(path);
    if (after === undefined) {
      comparison.remove("Term", path, before, {});
      continue;
    }
    const pair: Pair = { element: "Term", path, before, after, owners: {} };
    comparison.annotate(pair);
    compareReference(pair, before.type, after.type, comparison);
    comparison.alter(pair, "DefaultValue", before.defaultValue, after.defaultValue);
    comparison.alter(pair, "BaseTerm", before.baseTerm, after.baseTerm);
    comparison.alter(pair, "AppliesTo", writeTargets(before), writeTargets(after));
  }
  const known = termsOf(comparison.before.model);
  for (const [path, term] of terms) if (!known.has(path)) comparison.add("Term", path, term, {});
}

function termsOf(model: Model): ReadonlyMap<string, Term> {
  return new Map(
    model.schemas.flatMap(({ terms }) => terms.map((term) => [term.qualifiedName, term] as const)),
  );
}

function writeTargets({ appliesTo }: Term): string | undefined {
  return appliesTo.length === 0 ? undefined : [...appliesTo].sort().join(" ");
}
