import type { JsonValue } from "../../json.js";
import {
  decimalToNumber,
  formatDecimal,
  readDecimal,
  roundDecimal,
  type DecimalValue,
} from "./decimal.js";
import { readEnumValue } from "./enum-value.js";
import { formatValue } from "./format-value.js";
import { readClock, secondsPerDay, type Instant } from "./moment.js";
import { narrowInteger, readerOf } from "./read-value.js";
import { isNumeric, type ValueType } from "./value-type.js";

/** A value as one of another type; null where there is none (OData 4.0 Part 2 §5.1.1.4.18: a cast that fails gives null). */
export function castValue(value: unknown, from: ValueType, to: ValueType): unknown {
  if (from.kind === to.kind && from.kind !== "Enum") return value;
  if (from.kind === "Untyped") return readerOf(to)(value as JsonValue);
  if (to.kind === "String") return formatValue(value, from);
  if (from.kind === "String") return readText(value as string, to);
  if (isNumeric(from) && isNumeric(to)) return castNumber(value, from, to);
  if (from.kind === "Enum") return castEnum(value as bigint, from, to);
  if (to.kind === "Enum" && from.kind === "Integer") return BigInt(value as number | bigint);
  if (from.kind === "Date" && to.kind === "DateTimeOffset") {
    return { seconds: (value as number) * secondsPerDay, picoseconds: 0, offset: 0 };
  }
  if (from.kind === "DateTimeOffset" && to.kind === "Date") return readClock(value as Instant).days;
  if (from.kind === "DateTimeOffset" && to.kind === "TimeOfDay") {
    return readClock(value as Instant).time;
  }
  return null;
}

const guidPattern = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

function readText(text: string, to: ValueType): unknown {
  switch (to.kind) {
    case "Boolean":
      return text === "true" ? true : text === "false" ? false : null;
    case "Double": {
      const number = /^[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(text) ? Number(text) : text;
      return readerOf(to)(number);
    }
    case "Guid":
      return guidPattern.test(text) ? text.toLowerCase() : null;
    default:
      return readerOf(to)(text);
  }
}

function castNumber(value: unknown, from: ValueType, to: ValueType): unknown {
  const text = from.kind === "Decimal" ? formatDecimal(value as DecimalValue) : String(value);
  const decimal = readDecimal(text);
  if (to.kind === "Double") {
    return from.kind === "Decimal" ? decimalToNumber(value as DecimalValue) : Number(value);
  }
  // INF and NaN are nothing but doubles.
  if (decimal === undefined) return null;
  if (to.kind === "Decimal") return decimal;
  const whole = roundDecimal(decimal, decimal.digits < 0n ? "ceiling" : "floor");
  return narrowInteger(BigInt(formatDecimal(whole)));
}

function castEnum(value: bigint, from: ValueType, to: ValueType): unknown {
  if (to.kind === "Integer") return narrowInteger(value);
  if (to.kind !== "Enum" || from.kind !== "Enum") return null;
  return to.type === from.type ? value : (readEnumValue(to.type, value.toString()) ?? null);
}
