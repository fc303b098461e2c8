import type { SortKey } from "../bound-query.js";
import type { OrderSyntax } from "../query-options.js";
import type { CompareValues } from "../values/compare-values.js";
import type { Value } from "../values/read-value.js";
import { describeType } from "../values/value-type.js";
import { countedComparisonOf } from "./bind-comparison.js";
import type { FrameReader } from "./frame-reader.js";
import { fail, type Scope } from "./scope.js";

const unsortable: ReadonlySet<string> = new Set(["Binary", "Stream", "Structured"]);

/** Binds one key of `$orderby`. @throws {UriError} if its values have no order. */
export function bindOrder(
  scope: Scope,
  { key, isDescending }: OrderSyntax,
  makeFrame: FrameReader,
): SortKey {
  const { type, isCollection, evaluate } = scope.bind(key, scope);
  if (isCollection || unsortable.has(type.kind)) {
    const found = describeType(type, isCollection);
    return fail(scope, key.position, `expected a value that has an order, found ${found}`);
  }
  const ascending = orderOf(countedComparisonOf(scope, type, key.position));
  return {
    read: (item, navigator, root) => evaluate(makeFrame(item, navigator, root)),
    compare: isDescending ? (a, b) => ascending(b, a) : ascending,
  };
}

/** A total order in which null comes first, and NaN after it (OData 4.0 Part 1 §11.2.5.2). */
function orderOf(compare: CompareValues): (a: unknown, b: unknown) => number {
  return (a, b) => {
    if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1;
    // Values of the key's type.
    const order = compare(a as Value, b as Value);
    return Number.isNaN(order) ? compareIncomparable(a, b) : order;
  };
}

function compareIncomparable(a: unknown, b: unknown): number {
  const [left, right] = [rankOf(a), rankOf(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

function rankOf(value: unknown): string {
  return Number.isNaN(value) ? "" : typeof value;
}
