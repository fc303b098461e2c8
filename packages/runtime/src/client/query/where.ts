import { fail } from "../errors/fail.js";
import type { Condition, Filter } from "../types/filter.js";
import { createExpression, textOf } from "./expression.js";

/**
 * A filter of items, whose type is that of the collection: `filter: where((it) => it.priority.lt(5))`.
 *
 * @param build gives the condition for an item
 */
export function where<Item>(build: (item: Item) => Condition): Filter<Item> {
  const condition: unknown = build(createExpression("") as Item);
  if (textOf(condition) === undefined) fail("request", "a filter must give a condition");
  return condition as Filter<Item>;
}
