import {
  addDecimals,
  divideDecimals,
  divideRest,
  isZero,
  multiplyDecimals,
  negateDecimal,
  type DecimalValue,
} from "../values/decimal.js";
import {
  addMoments,
  negateMoment,
  secondsPerDay,
  type Instant,
  type Moment,
} from "../values/moment.js";
import { narrowInteger } from "../values/read-value.js";
import { describeType, isNumeric, type ValueType } from "../values/value-type.js";
import { makeComputed, type Bound } from "./bound.js";
import { coerce, commonType } from "./coerce.js";
import { fail, type Scope } from "./scope.js";

type Operator = "add" | "sub" | "mul" | "div" | "divby" | "mod";
type Kind = ValueType["kind"];

/** Computes with two values of the kinds that the operator was found for; undefined if there is no such number. */
type Compute = (a: unknown, b: unknown) => unknown;

/**
 * Binds an arithmetic operator (OData 4.0 Part 2 §5.1.1.2); with a null operand the result is null.
 *
 * @throws {UriError} if the operands cannot be computed with; when evaluated, if a number is divided by zero or too large.
 */
export function bindArithmetic(
  scope: Scope,
  operator: Operator,
  operands: readonly [Bound, Bound],
  position: number,
): Bound {
  const found = findNumeric(scope, operator, operands) ?? findTemporal(scope, operator, operands);
  if (found === undefined) {
    const names = operands.map(({ type, isCollection }) => describeType(type, isCollection));
    return fail(scope, position, `${operator} cannot compute with ${names.join(" and ")}`);
  }
  const { left, right, type, compute } = found;
  const [a, b] = [left.evaluate, right.evaluate];
  return makeComputed(
    type,
    [left, right],
    (frame) => {
      const x = a(frame);
      const y = b(frame);
      if (x === null || y === null) return null;
      const result = compute(x, y);
      if (result !== undefined) return result;
      return fail(scope, position, `${operator} divides by zero, or its result is too large`);
    },
    position,
  );
}

interface Found {
  readonly left: Bound;
  readonly right: Bound;
  readonly type: ValueType;
  readonly compute: Compute;
}

function findNumeric(
  scope: Scope,
  operator: Operator,
  [left, right]: readonly [Bound, Bound],
): Found | undefined {
  const common = commonType(left.type, right.type);
  // Untyped values are computed with as doubles, null as an integer.
  let kind: Kind = common.kind === "Untyped" ? "Double" : common.kind;
  if (kind === "Null") kind = "Integer";
  if (operator === "divby" && kind === "Integer") kind = "Decimal";
  if (kind !== "Integer" && kind !== "Decimal" && kind !== "Double") return undefined;
  const type: ValueType = { kind };
  const [a, b] = [coerce(scope, left, type), coerce(scope, right, type)];
  if (a === undefined || b === undefined) return undefined;
  const basic = operator === "divby" ? "div" : operator;
  return { left: a, right: b, type, compute: numeric[kind][basic] };
}

type Basic = Exclude<Operator, "divby">;

// The kind that a row stands for is the kind of both values.
const numeric: Record<"Integer" | "Decimal" | "Double", Record<Basic, Compute>> = {
  Integer: {
    add: ofIntegers((a, b) => a + b),
    sub: ofIntegers((a, b) => a - b),
    mul: ofIntegers((a, b) => a * b),
    div: ofIntegers((a, b) => (b === 0n ? undefined : a / b)),
    mod: ofIntegers((a, b) => (b === 0n ? undefined : a % b)),
  },
  Decimal: {
    add: (a, b) => addDecimals(a as DecimalValue, b as DecimalValue),
    sub: (a, b) => addDecimals(a as DecimalValue, negateDecimal(b as DecimalValue)),
    mul: (a, b) => multiplyDecimals(a as DecimalValue, b as DecimalValue),
    div: (a, b) =>
      isZero(b as DecimalValue) ? undefined : divideDecimals(a as DecimalValue, b as DecimalValue),
    mod: (a, b) =>
      isZero(b as DecimalValue) ? undefined : divideRest(a as DecimalValue, b as DecimalValue),
  },
  Double: {
    add: (a, b) => (a as number) + (b as number),
    sub: (a, b) => (a as number) - (b as number),
    mul: (a, b) => (a as number) * (b as number),
    div: (a, b) => (a as number) / (b as number),
    mod: (a, b) => (a as number) % (b as number),
  },
};

/** Int64 is the largest integer type: results beyond it are an overflow. */
function ofIntegers(compute: (a: bigint, b: bigint) => bigint | undefined): Compute {
  return (a, b) => {
    const result = compute(BigInt(a as number | bigint), BigInt(b as number | bigint));
    return result === undefined || BigInt.asIntN(64, result) !== result
      ? undefined
      : narrowInteger(result);
  };
}

/** Days, instants and durations: what may be added to what, and what comes of it. */
const temporal: readonly (readonly [Basic, left: Kind, right: Kind, result: Kind, Compute])[] = [
  [
    "add",
    "DateTimeOffset",
    "Duration",
    "DateTimeOffset",
    (a, b) => shiftInstant(a as Instant, b as Moment),
  ],
  [
    "sub",
    "DateTimeOffset",
    "Duration",
    "DateTimeOffset",
    (a, b) => shiftInstant(a as Instant, negateMoment(b as Moment)),
  ],
  [
    "sub",
    "DateTimeOffset",
    "DateTimeOffset",
    "Duration",
    (a, b) => subtract(a as Moment, b as Moment),
  ],
  ["add", "Duration", "Duration", "Duration", (a, b) => addMoments(a as Moment, b as Moment)],
  ["sub", "Duration", "Duration", "Duration", (a, b) => subtract(a as Moment, b as Moment)],
  ["add", "Date", "Duration", "Date", (a, b) => shiftDate(a as number, b as Moment)],
  ["sub", "Date", "Duration", "Date", (a, b) => shiftDate(a as number, negateMoment(b as Moment))],
  [
    "sub",
    "Date",
    "Date",
    "Duration",
    (a, b) => ({ seconds: ((a as number) - (b as number)) * secondsPerDay, picoseconds: 0 }),
  ],
];

function findTemporal(
  scope: Scope,
  operator: Operator,
  [left, right]: readonly [Bound, Bound],
): Found | undefined {
  for (const [name, leftKind, rightKind, result, compute] of temporal) {
    if (name !== operator || !fits(left, leftKind) || !fits(right, rightKind)) continue;
    // The table holds kinds of primitive types only.
    const [leftType, rightType] = [{ kind: leftKind }, { kind: rightKind }] as ValueType[];
    if (leftType === undefined || rightType === undefined) continue;
    const [a, b] = [coerce(scope, left, leftType), coerce(scope, right, rightType)];
    if (a === undefined || b === undefined) continue;
    return { left: a, right: b, type: { kind: result } as ValueType, compute };
  }
  return undefined;
}

function fits({ type: { kind }, isCollection, text }: Bound, wanted: Kind): boolean {
  if (isCollection) return false;
  return kind === wanted || kind === "Null" || (wanted === "Duration" && text !== undefined);
}

function shiftInstant(instant: Instant, duration: Moment): Instant {
  return { ...addMoments(instant, duration), offset: instant.offset };
}

function subtract(a: Moment, b: Moment): Moment {
  return addMoments(a, negateMoment(b));
}

function shiftDate(days: number, duration: Moment): number {
  return days + Math.trunc(duration.seconds / secondsPerDay);
}

/** Binds the negation of a number or duration. @throws {UriError} for anything else. */
export function bindNegation(scope: Scope, operand: Bound, position: number): Bound {
  const { type, isCollection, evaluate } = operand;
  const isAllowed = isNumeric(type) || type.kind === "Duration" || type.kind === "Null";
  if (isCollection || !isAllowed) {
    return fail(
      scope,
      position,
      `- expects a number or a duration, found ${describeType(type, isCollection)}`,
    );
  }
  return makeComputed(
    type,
    [operand],
    (frame) => {
      const value = evaluate(frame);
      if (value === null) return null;
      if (type.kind === "Decimal") return negateDecimal(value as DecimalValue);
      if (type.kind === "Duration") return negateMoment(value as Moment);
      return typeof value === "bigint" ? narrowInteger(-value) : 0 - (value as number);
    },
    position,
  );
}
