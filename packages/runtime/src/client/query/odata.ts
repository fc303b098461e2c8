import { fail } from "../errors/fail.js";
import type { LiteralValue } from "../literals/literal.js";
import type { Condition } from "../types/filter.js";
import { createExpression, textOf, writeOperand } from "./expression.js";

/** What a filter template takes: values, lists of values for `in`, and conditions. */
export type TemplateValue = LiteralValue | readonly LiteralValue[] | Condition;

/**
 * A filter written as text, with values that cannot become anything else:
 * ``filter: odata`displayName eq ${name} and priority lt ${5}` ``.
 */
export function odata(parts: TemplateStringsArray, ...values: readonly TemplateValue[]): Condition {
  let text = "";
  let quotes = 0;
  parts.forEach((part, index) => {
    text += part;
    quotes += part.split("'").length - 1;
    if (index === values.length) return;
    if (quotes % 2 === 1)
      fail("request", "a value brings its own quotes; leave out those around it");
    const value = values[index];
    text += textOf(value) === undefined ? writeOperand(value) : `(${textOf(value)})`;
  });
  return createExpression(text) as unknown as Condition;
}
