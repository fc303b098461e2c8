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
      return (a, b) => (typeof a === typeof b ? compareSimple(a, b) : Number.NaN);
    default:
      return compareSimple;
  }
}

function compareSimple(a: Value, b: Value): number {
  if (a === b) return 0;
  if (a < b) return -1;
  if (a > b) return 1;
  // A number and a bigint may be equal and not identical; NaN equals nothing.
  return a >= b ? 0 : Number.NaN;
}
