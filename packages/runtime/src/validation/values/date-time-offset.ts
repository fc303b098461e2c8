import type { TypeCheck } from "../check.js";
import { primitive } from "../primitive.js";

// `\.\d{1,12}` would make every match a fifth slower, so that too long a fraction is looked for apart, and only in
// strings that could have one.
const pattern =
  /^-?(?:0\d{3}|[1-9]\d{3,})-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/i;

/** Edm.DateTimeOffset by OData's rule `dateTimeOffsetValue`: seconds may be left out, a fraction has up to 12 digits. */
export const isDateTimeOffset = (value: unknown): value is string =>
  typeof value === "string" &&
  pattern.test(value) &&
  (value.length < 34 || !/\.\d{13}/.test(value));

export const nullableDateTimeOffset = (value: unknown): boolean =>
  value === null || value === undefined || isDateTimeOffset(value);

export const checkDateTimeOffset: TypeCheck = (value, name, check) =>
  primitive(value, name, check, isDateTimeOffset, "DateTimeOffset");
