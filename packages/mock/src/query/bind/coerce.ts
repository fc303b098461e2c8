import type { DecimalValue } from "../values/decimal.js";
import { decimalToNumber } from "../values/decimal.js";
import { findUnknownMember, readEnumValue } from "../values/enum-value.js";
import { readDuration, secondsPerDay } from "../values/moment.js";
import { readerOf } from "../values/read-value.js";
import { describeType, isNumeric, type ValueType } from "../values/value-type.js";
import type { JsonValue } from "../../json.js";
import { makeComputed, makeConstant, type Bound } from "./bound.js";
import { fail, spendText, type Scope } from "./scope.js";

/**
 * The expression as one of the type; undefined if it cannot be. Numbers are promoted (OData 4.0 Part 2 §5.1.1.10), a date
 * counts as its midnight in UTC, null fits everything, and untyped values fit as far as they can be read.
 *
 * @throws {UriError} for a text that should be an enumeration's member and is none.
 */
export function coerce(scope: Scope, bound: Bound, type: ValueType): Bound | undefined {
  const { type: own, evaluate, position } = bound;
  if (bound.isCollection) return undefined;
  if (isSame(own, type)) return bound;
  if (own.kind === "Null") return makeConstant(type, null, position);
  if (own.kind === "Untyped") {
    const read = readerOf(type);
    return convert(bound, type, (value) => {
      spendText(scope, position, value);
      return read(value as JsonValue);
    });
  }
  if (type.kind === "Untyped") return { ...bound, type };
  if (bound.text !== undefined) {
    const value = readText(scope, bound.text, type, position);
    if (value !== undefined) return makeConstant(type, value, position);
  }
  if (own.kind === "Integer" && type.kind === "Decimal") {
    return convert(bound, type, (value) => ({ digits: BigInt(value as number), scale: 0 }));
  }
  if (own.kind === "Integer" && type.kind === "Double") {
    return convert(bound, type, (value) => Number(value));
  }
  if (own.kind === "Decimal" && type.kind === "Double") {
    return convert(bound, type, (value) => decimalToNumber(value as DecimalValue));
  }
  if (own.kind === "Date" && type.kind === "DateTimeOffset") {
    return convert(bound, type, (value) => ({
      seconds: (value as number) * secondsPerDay,
      picoseconds: 0,
      offset: 0,
    }));
  }
  return undefined;

  function convert(from: Bound, to: ValueType, read: (value: unknown) => unknown): Bound {
    return makeComputed(
      to,
      [from],
      (frame) => {
        const value = evaluate(frame);
        return value === null ? null : read(value);
      },
      position,
    );
  }
}

function readText(scope: Scope, text: string, type: ValueType, position: number): unknown {
  if (type.kind === "Duration") return readDuration(text);
  if (type.kind !== "Enum") return undefined;
  const value = readEnumValue(type.type, text);
  if (value !== undefined) return value;
  const name = findUnknownMember(type.type, text) ?? text;
  const names = type.type.members.map((member) => member.name);
  const listed = names.length > 8 ? `${names.slice(0, 8).join(", ")}, …` : names.join(", ");
  return fail(
    scope,
    position,
    `expected a member of ${type.type.qualifiedName} (${listed}), found ${JSON.stringify(name)}`,
  );
}

function isSame(a: ValueType, b: ValueType): boolean {
  if (a.kind !== b.kind) return false;
  return (a.kind === "Enum" || a.kind === "Structured") && b.kind === a.kind
    ? a.type === b.type
    : true;
}

/** The type in which two expressions are compared or computed with. */
export function commonType(a: ValueType, b: ValueType): ValueType {
  if (a.kind === "Null" || a.kind === "Untyped") return b.kind === "Null" ? a : b;
  if (isNumeric(a) && isNumeric(b)) {
    if (a.kind === "Double" || b.kind === "Double") return { kind: "Double" };
    return a.kind === "Decimal" ? a : b;
  }
  if (a.kind === "Date" && b.kind === "DateTimeOffset") return b;
  // A string literal takes the other's type.
  if (a.kind === "String" && (b.kind === "Enum" || b.kind === "Duration")) return b;
  return a;
}

/** Both expressions in their common type. @throws {UriError} if they have none. */
export function unify(
  scope: Scope,
  left: Bound,
  right: Bound,
  operator: string,
  position: number,
): readonly [left: Bound, right: Bound, type: ValueType] {
  const type = commonType(left.type, right.type);
  const coerced = [coerce(scope, left, type), coerce(scope, right, type)] as const;
  if (coerced[0] !== undefined && coerced[1] !== undefined) {
    return [coerced[0], coerced[1], type];
  }
  const names = [left, right].map((bound) => describeType(bound.type, bound.isCollection));
  const literal = [left, right].find(({ text }) => text !== undefined);
  const isUnquoted = [left, right].some(({ type: { kind } }) => unquotedKinds.has(kind));
  const hint = literal !== undefined && isUnquoted ? "; its literals have no quotes" : "";
  return fail(scope, position, `${operator} cannot compare ${names.join(" with ")}${hint}`);
}

const unquotedKinds: ReadonlySet<string> = new Set([
  "Boolean",
  "Date",
  "DateTimeOffset",
  "Decimal",
  "Double",
  "Guid",
  "Integer",
  "TimeOfDay",
]);
