import type { TypeReference } from "@graphslice/csdl";
import { createBare } from "../../create-bare.js";
import type { JsonValue } from "../../json.js";
import type { Syntax } from "../syntax.js";
import { formatValue } from "../values/format-value.js";
import { readerOf } from "../values/read-value.js";
import {
  describeType,
  resultTypeOf,
  type ResultType,
  type ValueType,
} from "../values/value-type.js";
import { findMember } from "./bind-path.js";
import { coerce } from "./coerce.js";
import { fail, type Scope } from "./scope.js";

/** The JSON value of a constant expression. @throws {UriError} if it is none, or not of the type. */
export function bindConstant(scope: Scope, value: Syntax, type: TypeReference): JsonValue {
  return readConstantValue(scope, value, resultTypeOf(type), false);
}

/** @param isJson whether the value stands in JSON, where strings are also dates, Guids and the like. */
function readConstantValue(
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
    return readConstantValue(scope, value, expected, isJson);
  }
  if (syntax.kind === "List" && (isCollection || type.kind === "Untyped")) {
    const element: ResultType = { type, isCollection: false };
    return syntax.items.map((item) => readConstantValue(scope, item, element, true));
  }
  if (syntax.kind === "Object" && !isCollection) return readObject(scope, syntax, type);
  if (syntax.kind === "Literal" && syntax.form === "null") return null;
  const bound =
    syntax.kind === "List" || syntax.kind === "Object" ? undefined : scope.bind(syntax, scope);
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
    object[name] = readConstantValue(scope, value, expected, true);
  }
  return object;
}

/** A value of a type as JSON has it. */
export function toJson(value: unknown, type: ValueType): JsonValue {
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
