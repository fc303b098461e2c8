import type { Model, TypeReference } from "@graphslice/csdl";
import { createBare } from "../create-bare.js";
import type { JsonValue } from "../json.js";

import { bindExpression } from "./bind/bind-expression.js";
import { findMember } from "./bind/bind-path.js";
import { coerce } from "./bind/coerce.js";
import { createBudget, fail, type Scope } from "./bind/scope.js";
import type { Syntax } from "./syntax.js";
import { formatValue } from "./values/format-value.js";
import { readerOf } from "./values/read-value.js";
import {
  describeType,
  resultTypeOf,
  type ResultType,
  type ValueType,
} from "./values/value-type.js";

/**
 * The JSON value of a key or a parameter of an operation. Int64 and Decimal that a number cannot hold are strings.
 *
 * @param aliases the query string's, for values such as `@p`.
 * @throws {UriError} if the value is no constant, or not of the type.
 */
export function bindArgument(
  value: Syntax,
  type: TypeReference,
  model: Model,
  aliases: ReadonlyMap<string, Syntax>,
): JsonValue {
  const scope: Scope = {
    model,
    option: "argument",
    root: { kind: "Null" },
    current: { kind: "Null" },
    variables: new Map(),
    aliases,
    activeAliases: new Set(),
    budget: createBudget(),
    now: () => new Date(),
    bind: bindExpression,
  };
  return readArgument(scope, value, resultTypeOf(type), false);
}

/** @param isJson whether the value stands in JSON, where strings are also dates, Guids and the like. */
function readArgument(
  scope: Scope,
  syntax: Syntax,
  expected: ResultType,
  isJson: boolean,
): JsonValue {
  const { type, isCollection } = expected;
  const { position } = syntax;
  if (syntax.kind === "Alias") {
    const value = scope.aliases.get(syntax.name);
    if (value === undefined) return null;
    if (value.kind === "Alias")
      return fail(scope, position, `@${syntax.name} is only another alias`);
    return readArgument(scope, value, expected, isJson);
  }
  if (syntax.kind === "List" && (isCollection || type.kind === "Untyped")) {
    const element: ResultType = { type, isCollection: false };
    return syntax.items.map((item) => readArgument(scope, item, element, true));
  }
  if (syntax.kind === "Object" && !isCollection) return readObject(scope, syntax, type);
  if (syntax.kind === "Literal" && syntax.form === "null") return null;
  const bound =
    syntax.kind === "List" || syntax.kind === "Object" ? undefined : bindExpression(syntax, scope);
  if (bound !== undefined && bound.constant === undefined) {
    return fail(scope, position, "expected a constant");
  }
  if (!isCollection && bound !== undefined) {
    const coerced = coerce(scope, bound, type)?.constant;
    if (coerced !== undefined) return toJson(coerced.value, type);
    if (isJson && bound.text !== undefined && readerOf(type)(bound.text) !== null)
      return bound.text;
  }
  const found = bound === undefined ? "JSON" : describeType(bound.type, bound.isCollection);
  return fail(scope, position, `expected ${describeType(type, isCollection)}, found ${found}`);
}

function readObject(
  scope: Scope,
  syntax: Extract<Syntax, { kind: "Object" }>,
  type: ValueType,
): JsonValue {
  if (type.kind !== "Structured" && type.kind !== "Untyped") {
    return fail(scope, syntax.position, `expected ${describeType(type)}, found a JSON object`);
  }
  // Without a prototype, so that every name is just a name.
  const object = createBare();
  for (const { name, value } of syntax.members) {
    const property = type.kind === "Structured" ? findMember(type.type, name) : undefined;
    const expected: ResultType =
      property === undefined
        ? { type: { kind: "Untyped" }, isCollection: false }
        : resultTypeOf(property.type);
    object[name] = readArgument(scope, value, expected, true);
  }
  return object;
}

function toJson(value: unknown, type: ValueType): JsonValue {
  switch (type.kind) {
    case "Boolean":
      return value as boolean;
    case "Integer":
      return typeof value === "bigint" ? value.toString() : (value as number);
    case "Double":
      return Number.isFinite(value) ? (value as number) : formatValue(value, type);
    case "Decimal": {
      const text = formatValue(value, type) ?? "";
      return String(Number(text)) === text ? Number(text) : text;
    }
    case "Untyped":
      return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
        ? value
        : null;
    default:
      return formatValue(value, type);
  }
}
