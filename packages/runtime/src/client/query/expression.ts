import { fail } from "../errors/fail.js";
import { writeLiteral } from "../literals/literal.js";

/** Access with this gives the text of an expression. */
const TEXT = Symbol();

/** How many range variables are in scope. */
let depth = 0;

/**
 * An expression of `$filter` (OData URL Conventions 4.01 §5.1.1). Any access goes on with a path; any call applies its
 * last name to what is before it. So a property may be named like an operator.
 *
 * @param owner the text before the last name
 */
export function createExpression(
  text: string,
  owner = "",
  name = "",
): (...values: never[]) => unknown {
  return new Proxy((): void => {}, {
    get(_, next) {
      if (next === TEXT) return text;
      if (typeof next === "symbol") return next === Symbol.toPrimitive ? () => text : undefined;
      if (next === "toString" || next === "toJSON") return () => text;
      return createExpression(text === "" ? next : `${text}/${next}`, text, next);
    },
    apply: (_, __, values) => createExpression(applyName(owner, name, values)),
  });
}

/** Writes what can stand in an expression: a value, a list of them, or an expression. */
export function writeOperand(value: unknown): string {
  if (!Array.isArray(value)) return textOf(value) ?? writeLiteral(value);
  return value.length > 0
    ? `(${value.map(writeOperand).join()})`
    : fail("request", "an empty list cannot be written");
}

/** The text of an expression; `undefined` if the value is none. */
export function textOf(value: unknown): string | undefined {
  return (value as { readonly [TEXT]?: string } | null | undefined)?.[TEXT];
}

function applyName(owner: string, name: string, values: readonly unknown[]): string {
  const [value] = values;
  switch (name) {
    case "and":
    case "or":
      return `(${owner}) ${name} (${writeOperand(value)})`;
    case "not":
      return `not (${owner})`;
    case "eq":
    case "ne":
    case "gt":
    case "ge":
    case "lt":
    case "le":
    case "has":
      return `${owner} ${name} ${writeOperand(value)}`;
    case "in":
      return Array.isArray(value) && value.length === 0
        ? "false"
        : `${owner} in ${writeOperand(value)}`;
    case "any":
    case "all":
      return `${owner}/${name}(${writeLambda(value)})`;
    case "$as":
      return owner === "" ? `${value}` : `${owner}/${value}`;
    default:
      return `${name.toLowerCase()}(${[owner, ...values.map(writeOperand)].join()})`;
  }
}

function writeLambda(build: unknown): string {
  if (typeof build !== "function") return "";
  const variable = `x${depth || ""}`;
  depth++;
  try {
    return `${variable}:${writeOperand(build(createExpression(variable)))}`;
  } finally {
    depth--;
  }
}
