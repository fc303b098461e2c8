import type { ConstantKind, PathKind } from "../expression.js";
import { ANY_TEXT, BOOLEAN, INTEGER, textMatching, type ValueSyntax } from "./value-syntax.js";

const INT64_MIN = -(2n ** 63n);
const INT64_MAX = 2n ** 63n - 1n;
const YEAR_MONTH_DAY =
  /^(-?(?:0[0-9]{3}|[1-9][0-9]{3,9}))-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$/;
const TIME = /^(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]{1,12})?)?$/;
const ZONE = /(?:Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])$/i;
const DURATION =
  /^[+-]?P(?=[0-9T])(?:[0-9]{1,12}D)?(?:T(?=[0-9])(?:[0-9]{1,12}H)?(?:[0-9]{1,12}M)?(?:[0-9]{1,12}(?:\.[0-9]{1,12})?S)?)?$/;
const GUID = /^[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$/;
const NUMBER = /^[+-]?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]{1,10})?$/;
const BINARY = /^[\w-]*$/;
const ENUM_MEMBER = /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+\/[A-Za-z_]\w*$/;
const PATH =
  /^\/?(?:@?[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*(?:#[A-Za-z_]\w*)?|\$[A-Za-z]+)(?:\((?:[^()']|'[^']*')*\))?(?:\/(?:@?[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*(?:#[A-Za-z_]\w*)?|\$[A-Za-z]+)(?:\((?:[^()']|'[^']*')*\))?)*\/?$/;

const PATH_SYNTAX = textMatching(
  "a path of names joined by /",
  (text) => text === "" || PATH.test(text),
);

/** How the text of each constant and path expression is written (OData CSDL XML 4.01 §14.3, §14.4.1). */
export const CONSTANT_SYNTAX: Readonly<Record<ConstantKind | PathKind, ValueSyntax<string>>> = {
  String: ANY_TEXT,
  Bool: textMatching(BOOLEAN.expected, (text) => BOOLEAN.read(text) !== undefined),
  Int: textMatching("a 64-bit integer", isInt64),
  Float: textMatching("a number, INF, -INF or NaN", isNumber),
  Decimal: textMatching("a decimal number, INF, -INF or NaN", isNumber),
  Date: textMatching("a date such as 2026-01-31", isDate),
  DateTimeOffset: textMatching(
    "a date and time with an offset, such as 2026-01-31T12:00:00Z",
    isDateTimeOffset,
  ),
  Duration: textMatching(
    "a duration such as P1DT2H",
    (text) => DURATION.test(text) && !text.endsWith("T"),
  ),
  TimeOfDay: textMatching("a time such as 12:30:00", (text) => TIME.test(text)),
  Guid: textMatching("a GUID", (text) => GUID.test(text)),
  Binary: { expected: "base64url", read: (text) => (isBase64url(text) ? text : undefined) },
  EnumMember: textMatching(
    "enumeration members such as self.color/red, separated by spaces",
    (text) =>
      text
        .trim()
        .split(/\s+/)
        .every((member) => ENUM_MEMBER.test(member)),
  ),
  Path: PATH_SYNTAX,
  PropertyPath: PATH_SYNTAX,
  NavigationPropertyPath: PATH_SYNTAX,
  AnnotationPath: PATH_SYNTAX,
  ModelElementPath: PATH_SYNTAX,
};

/** Whether an attribute or element of this name holds a constant or path. */
export function isConstantKind(name: string): name is ConstantKind | PathKind {
  return Object.hasOwn(CONSTANT_SYNTAX, name);
}

function isNumber(text: string): boolean {
  return NUMBER.test(text) || text === "INF" || text === "-INF" || text === "NaN";
}

function isInt64(text: string): boolean {
  const value = INTEGER.read(text);
  return value !== undefined && value >= INT64_MIN && value <= INT64_MAX;
}

function isBase64url(text: string): boolean {
  const digits = text.replace(/={1,2}$/, "");
  const isPadded = digits.length < text.length;
  return BINARY.test(digits) && (isPadded ? text.length % 4 === 0 : digits.length % 4 !== 1);
}

function isDate(text: string): boolean {
  const [, year, month, day] = YEAR_MONTH_DAY.exec(text) ?? [];
  return Number(day) <= daysOf(Number(year), Number(month));
}

function daysOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function isDateTimeOffset(text: string): boolean {
  const separator = text.search(/t/i);
  const time = text.slice(separator + 1);
  return (
    separator !== -1 &&
    isDate(text.slice(0, separator)) &&
    ZONE.test(time) &&
    TIME.test(time.replace(ZONE, ""))
  );
}
