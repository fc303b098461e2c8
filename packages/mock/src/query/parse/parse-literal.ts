import { readDate, readDateTimeOffset, readDuration, readTimeOfDay } from "../values/moment.js";
import type { LiteralForm, Syntax } from "../syntax.js";
import type { Cursor } from "./cursor.js";
import { isGeoText } from "./geo-text.js";
import { dottedName, identifier, nameCharacter } from "./name-pattern.js";

/** Forms without quotes, tried in this order: an earlier one has a later one as its start. */
const plainForms: readonly (readonly [form: LiteralForm, pattern: RegExp])[] = [
  ["guid", /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/iy],
  [
    "dateTimeOffset",
    /-?\d{4,}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,12})?)?(?:Z|[+-]\d{2}:\d{2})/iy,
  ],
  ["date", /-?\d{4,}-\d{2}-\d{2}(?!T)/iy],
  ["timeOfDay", /\d{2}:\d{2}(?::\d{2}(?:\.\d{1,12})?)?/y],
  ["double", /[+-]?\d+(?:\.\d+)?[eE][+-]?\d+|-?INF|NaN/y],
  ["decimal", /[+-]?\d+\.\d+/y],
  ["integer", /[+-]?\d+/y],
  ["boolean", /true|false/iy],
  ["null", /null/y],
];

const plainStart = /[-+0-9a-fint]/iy;
const quoted = /'(?:[^']|'')*'/y;
/** base64url whose last character has no bits beyond the last byte. */
const binaryText = /^(?:[\w-]{4})*(?:[\w-][AQgw](?:==)?|[\w-]{2}[AEIMQUYcgkosw048]=?)?$/;
const enumValue = `${identifier}|[+-]?\\d+`;
const enumText = new RegExp(`^(?:${enumValue})(?: *, *(?:${enumValue}))*$`, "u");

/**
 * Reads a primitive literal (OData 4.0 ABNF §7); undefined, without moving, where none begins.
 *
 * @throws {UriError} for strings that do not end, and for values that cannot be, as February 30.
 */
export function parseLiteral(cursor: Cursor): Syntax | undefined {
  const start = cursor.offset;
  if (cursor.next === "'") {
    return cursor.node(start, { kind: "Literal", form: "string", text: readQuoted(cursor) });
  }
  if (cursor.sees(plainStart)) {
    for (const [form, pattern] of plainForms) {
      const text = cursor.match(pattern)?.[0];
      if (text === undefined) continue;
      // `nullable`, `in`, `INFO` and `true.x` are names, and so is `null'x'`'s start the name of an enumeration.
      if (cursor.sees(nameCharacter) || /[.'(:-]/.test(cursor.next)) {
        cursor.offset = start;
        continue;
      }
      checkPlain(cursor, form, text, start);
      return cursor.node(start, { kind: "Literal", form, text });
    }
  }
  return parsePrefixed(cursor);
}

/** `duration'…'`, `binary'…'`, `geography'…'`, `Name.Space.Enum'…'`. */
function parsePrefixed(cursor: Cursor): Syntax | undefined {
  const start = cursor.offset;
  const prefix = cursor.match(dottedName)?.[0];
  if (prefix === undefined) return undefined;
  if (cursor.next !== "'") {
    cursor.offset = start;
    return undefined;
  }
  const textStart = cursor.offset + 1;
  switch (prefix.toLowerCase()) {
    case "duration": {
      const text = readQuoted(cursor);
      if (readDuration(text) === undefined) cursor.fail("a duration such as P1DT2H", textStart);
      return cursor.node(start, { kind: "Literal", form: "duration", text });
    }
    case "binary": {
      const text = readQuoted(cursor);
      if (!binaryText.test(text)) cursor.fail("base64url", textStart);
      return cursor.node(start, { kind: "Literal", form: "binary", text });
    }
    case "geography":
    case "geometry": {
      const text = readQuoted(cursor);
      if (!isGeoText(text)) cursor.fail("a shape such as SRID=4326;Point(10.7 59.9)", textStart);
      return cursor.node(start, { kind: "Literal", form: "geo", text });
    }
    default: {
      if (!prefix.includes(".")) {
        const message = `${prefix}'…' is no literal; dates, times and Guids have no quotes, and names of enumerations a namespace`;
        cursor.reject(message, start);
      }
      const text = readQuoted(cursor);
      if (!enumText.test(text)) cursor.fail("names of members", textStart);
      return cursor.node(start, { kind: "Literal", form: "enum", text, enumType: prefix });
    }
  }
}

/** The text of a string in single quotes, where a quote is written twice. */
export function readQuoted(cursor: Cursor): string {
  const match = cursor.match(quoted);
  if (match === undefined) return cursor.reject("the string does not end; write ' within it twice");
  return match[0].slice(1, -1).replaceAll("''", "'");
}

function checkPlain(cursor: Cursor, form: LiteralForm, text: string, start: number): void {
  const isValid =
    (form !== "date" || readDate(text) !== undefined) &&
    (form !== "dateTimeOffset" || readDateTimeOffset(text) !== undefined) &&
    (form !== "timeOfDay" || readTimeOfDay(text) !== undefined);
  if (!isValid) cursor.fail("an existing date and time", start);
}
