import type { LiteralSyntax } from "../syntax.js";
import { readDecimalValue } from "../values/decimal.js";
import { findUnknownMember, readEnumValue } from "../values/enum-value.js";
import { readDate, readDateTimeOffset, readDuration, readTimeOfDay } from "../values/moment.js";
import { narrowInteger, normalizeBinary } from "../values/read-value.js";
import type { ValueType } from "../values/value-type.js";
import { makeConstant, type Bound } from "./bound.js";
import { resolveType } from "./resolve-type.js";
import { fail, type Scope } from "./scope.js";

const int64 = { least: -(2n ** 63n), greatest: 2n ** 63n - 1n };

/** @throws {UriError} for enumerations and members that the model does not have, and numbers without a type. */
export function bindLiteral(scope: Scope, literal: LiteralSyntax): Bound {
  const { form, text, position } = literal;
  const constant = (kind: Exclude<ValueType["kind"], "Enum" | "Structured">, value: unknown) =>
    value === undefined
      ? fail(scope, position, `${text.slice(0, 40)} is no value of ${kind}`)
      : makeConstant({ kind }, value, position);
  switch (form) {
    case "null":
      return constant("Null", null);
    case "boolean":
      return constant("Boolean", text.toLowerCase() === "true");
    case "string":
      return { ...constant("String", text), text };
    case "integer": {
      if (text.length > 40) return constant("Decimal", readDecimalValue(text));
      const value = BigInt(text.replace(/^\+/, ""));
      const isInt64 = value >= int64.least && value <= int64.greatest;
      return isInt64
        ? constant("Integer", narrowInteger(value))
        : constant("Decimal", readDecimalValue(text));
    }
    case "decimal":
      return constant("Decimal", readDecimalValue(text));
    case "double":
      return constant("Double", readDouble(text));
    case "guid":
      return constant("Guid", text.toLowerCase());
    case "date":
      return constant("Date", readDate(text));
    case "dateTimeOffset":
      return constant("DateTimeOffset", readDateTimeOffset(text));
    case "timeOfDay":
      return constant("TimeOfDay", readTimeOfDay(text));
    case "duration":
      return constant("Duration", readDuration(text));
    case "binary":
      return constant("Binary", normalizeBinary(text));
    case "enum":
      return bindEnum(scope, literal);
    case "geo":
      return fail(scope, position, "geographic literals are not supported");
  }
}

function readDouble(text: string): number {
  switch (text.toUpperCase()) {
    case "INF":
      return Number.POSITIVE_INFINITY;
    case "-INF":
      return Number.NEGATIVE_INFINITY;
    default:
      return Number(text);
  }
}

function bindEnum(scope: Scope, { text, enumType = "", position }: LiteralSyntax): Bound {
  const type = resolveType(scope, enumType, position);
  if (type.kind !== "EnumType") {
    return fail(scope, position, `${type.qualifiedName} is no enumeration`);
  }
  const value = readEnumValue(type, text);
  if (value !== undefined) return makeConstant({ kind: "Enum", type }, value, position);
  const name = JSON.stringify(findUnknownMember(type, text) ?? text);
  return fail(scope, position, `${type.qualifiedName} has no member ${name}`);
}
