import type { Model } from "../model.js";
import type { Change } from "./change.js";
import { Comparison, type Pair } from "./comparison.js";
import { diffContainer } from "./diff-container.js";
import { diffOperations } from "./diff-operations.js";
import { diffTerms } from "./diff-terms.js";
import { diffType } from "./diff-type.js";
import { byCodeUnits } from "./print-expression.js";

/**
 * What differs between two models, element by element. The order of elements, aliases, formatting, where annotations
 * stand, and defaults that are written out are no differences. Elements are the same if they have the same name: a
 * renamed one is removed and added, and `suggestRenames` says so.
 *
 * @returns the changes ordered by path, always the same for the same models.
 */
export function diffModels(before: Model, after: Model): readonly Change[] {
  const comparison = new Comparison(before, after);
  diffSchemas(comparison);
  for (const [name, type] of before.types) {
    const other = after.types.get(name);
    if (other === undefined) comparison.remove(type.kind, name, type, {});
    else diffType(type, other, comparison);
  }
  for (const [name, type] of after.types) {
    if (!before.types.has(name)) comparison.add(type.kind, name, type, {});
  }
  diffOperations(comparison);
  diffTerms(comparison);
  diffContainer(comparison);
  return comparison.changes.sort(compareChanges);
}

/** A namespace may be declared in parts, in several documents. */
function diffSchemas(comparison: Comparison): void {
  const schemas = new Map(comparison.after.model.schemas.map((each) => [each.namespace, each]));
  const known = new Map(comparison.before.model.schemas.map((each) => [each.namespace, each]));
  for (const [path, before] of known) {
    const after = schemas.get(path);
    if (after === undefined) comparison.remove("Schema", path, before, {});
    else {
      const pair: Pair = { element: "Schema", path, before, after, owners: {} };
      comparison.annotate(pair);
    }
  }
  for (const [path, schema] of schemas) {
    if (!known.has(path)) comparison.add("Schema", path, schema, {});
  }
}

function compareChanges(a: Change, b: Change): number {
  return byCodeUnits(a.path, b.path) || byCodeUnits(keyOf(a), keyOf(b));
}

function keyOf(change: Change): string {
  const { kind, element, before = "", after = "" } = change;
  const what =
    kind === "changed"
      ? change.aspect
      : kind === "annotated"
        ? `${change.term}#${change.qualifier ?? ""}`
        : "";
  return [kind, element, what, before, after].join("\n");
}
