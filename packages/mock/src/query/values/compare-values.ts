import { compareDecimals, type DecimalValue } from "./decimal.js";
import { compareMoments, type Moment } from "./moment.js";
import type { Value } from "./read-value.js";
import type { ValueType } from "./value-type.js";

/** Negative, zero or positive; NaN where there is no order, as for Double's NaN. Neither value is null. */
export type CompareValues = (a: Value, b: Value) => number;

/** How two values of one type compare; strings by their UTF-16 code units. */
export function comparisonOf(type: ValueType): CompareValues {
  // A type's reader makes only values of that type.
  switch (type.kind) {
    case "Decimal":
      return (a, b) => compareDecimals(a as DecimalValue, b as DecimalValue);
    case "DateTimeOffset":
    case "Duration":
    case "TimeOfDay":
      return (a, b) => compareMoments(a as Moment, b as Moment);
    case "Untyped":
    case "Null":
    case "Stream":
    case "Structured":
      return compareUntyped;
    default:
      return compareSimple;
  }
}

/** JSON values of the same simple type have an order; an object is equal to itself only. */
function compareUntyped(a: Value, b: Value): number {
  if (a === b) return 0;
  return typeof a === typeof b && typeof a !== "object" ? compareSimple(a, b) : Number.NaN;
}

function compareSimple(a: Value, b: Value): number {
  if (a === b) return 0;
  if (a < b) return -1;
  if (a > b) return 1;
  // A number and a bigint may be equal and not identical; NaN equals nothing.
  return a >= b ? 0 : Number.NaN;
}
