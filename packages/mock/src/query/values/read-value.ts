import type { JsonValue } from "../../json.js";
import { readDecimalValue, type Decimal } from "./decimal.js";
import { readEnumValue } from "./enum-value.js";
import {
  readDate,
  readDateTimeOffset,
  readDuration,
  readTimeOfDay,
  type Moment,
} from "./moment.js";
import type { ValueType } from "./value-type.js";

/**
 * A value that expressions compute with: integers are numbers as long as those are exact, and bigints beyond; a date is
 * its number of days; Guids are in lower case, binary is base64url without padding; an enumeration's value is its bits.
 */
export type Value = bigint | Decimal | Moment | Exclude<JsonValue, null>;

/** Makes a value of JSON; null for what is absent, null, or not of the type. */
export type ValueReader = (json: JsonValue | undefined) => Value | null;

/** The reader for a type of a single, not structured value. */
export function readerOf(type: ValueType): ValueReader {
  switch (type.kind) {
    case "String":
      return (json) => (typeof json === "string" ? json : null);
    case "Boolean":
      return (json) => (typeof json === "boolean" ? json : null);
    case "Integer":
      return readInteger;
    case "Double":
      return readDouble;
    case "Decimal":
      return readDecimalJson;
    case "Guid":
      return (json) => (typeof json === "string" ? json.toLowerCase() : null);
    case "Date":
      return readText(readDate);
    case "DateTimeOffset":
      return readText(readDateTimeOffset);
    case "TimeOfDay":
      return readText(readTimeOfDay);
    case "Duration":
      return readText(readDuration);
    case "Binary":
      return (json) => (typeof json === "string" ? normalizeBinary(json) : null);
    case "Enum": {
      const { type: enumType } = type;
      return readText((text) => readEnumValue(enumType, text));
    }
    case "Stream":
    case "Structured":
    case "Untyped":
    case "Null":
      return (json) => json ?? null;
  }
}

function readText(read: (text: string) => Value | undefined): ValueReader {
  return (json) => (typeof json === "string" ? (read(json) ?? null) : null);
}

const integerText = /^[+-]?\d{1,30}$/;

/** Services may write Int64 as strings (OData 4.0 JSON Format §7.1). */
function readInteger(json: JsonValue | undefined): Value | null {
  if (typeof json === "number") return Number.isInteger(json) ? json : null;
  if (typeof json !== "string" || !integerText.test(json)) return null;
  return narrowInteger(BigInt(json.replace(/^\+/, "")));
}

/** A number if that is exact. */
export function narrowInteger(value: bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

function readDouble(json: JsonValue | undefined): Value | null {
  if (typeof json === "number") return json;
  switch (json) {
    case "INF":
      return Number.POSITIVE_INFINITY;
    case "-INF":
      return Number.NEGATIVE_INFINITY;
    case "NaN":
      return Number.NaN;
    default:
      return null;
  }
}

function readDecimalJson(json: JsonValue | undefined): Value | null {
  if (typeof json === "number") return json;
  return typeof json === "string" ? (readDecimalValue(json) ?? null) : null;
}

/** base64 and base64url, with and without padding, are the same to us. */
export function normalizeBinary(text: string): string {
  return text
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/={1,2}$/, "");
}
