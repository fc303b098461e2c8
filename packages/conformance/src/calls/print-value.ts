import type { Type } from "@graphslice/csdl";
import { isPlaceholder } from "./placeholder.js";
import { unquote } from "./read-arguments.js";

/** A value in an expression, and how it arrives in an address. */
export interface PrintedValue {
  readonly code: string;
  readonly sent: string;
}

const INTEGERS = new Set(["Byte", "SByte", "Int16", "Int32", "Int64"]);
const FRACTIONS = new Set(["Decimal", "Double", "Single"]);

/** What makes a literal of a primitive type, one that stands for a placeholder, and what they look like. */
const LITERALS: Readonly<Record<string, readonly [name: string, example: string, syntax: RegExp]>> =
  {
    Date: ["date", "2021-07-16", /^\d{4}-\d\d-\d\d$/],
    DateTimeOffset: [
      "dateTimeOffset",
      "2021-07-16T00:00:00Z",
      /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,12})?)?(?:Z|[+-]\d\d:\d\d))?$/i,
    ],
    Duration: ["duration", "P1D", /^-?P[\dDHMST.]+$/i],
    Guid: [
      "guid",
      "00000000-0000-0000-0000-000000000000",
      /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i,
    ],
    TimeOfDay: ["timeOfDay", "00:00:00", /^\d\d:\d\d(?::\d\d(?:\.\d{1,12})?)?$/],
  };

/** Writes a value of an address in an expression; `undefined` if it is none of its type. */
export function printValue(text: string, type: Type): PrintedValue | undefined {
  if (text === "null") return { code: text, sent: text };
  switch (type.kind) {
    case "EnumType":
      return printEnum(text);
    case "TypeDefinition":
      return printValue(text, type.underlyingType);
    case "PrimitiveType":
      return printPrimitive(text, type.name);
    default:
      return undefined;
  }
}

/** Writes a collection or a complex value, which an address has as JSON, or `null`; `undefined` if it is neither. */
export function printJson(text: string): PrintedValue | undefined {
  try {
    const code = JSON.stringify(JSON.parse(text));
    return /^(?:[[{]|null$)/.test(code) ? { code, sent: code } : undefined;
  } catch {
    return undefined;
  }
}

function printEnum(text: string): PrintedValue | undefined {
  const { type, member } = /^(?<type>[\w.]+)'(?<member>[\w,-]+)'$/.exec(text)?.groups ?? {};
  return type === undefined || member === undefined
    ? printString(text)
    : { code: `_.enumValue(${JSON.stringify(type)}, ${JSON.stringify(member)})`, sent: text };
}

function printPrimitive(text: string, name: string): PrintedValue | undefined {
  const isOpen = isPlaceholder(text);
  if (name === "String") return printString(text);
  if (name === "Boolean") return isOpen ? exact("true") : exact(text, /^(?:true|false)$/);
  if (INTEGERS.has(name)) return isOpen ? exact("0") : exact(text, /^-?\d+$/);
  if (FRACTIONS.has(name)) return isOpen ? exact("0") : exact(text, /^-?\d+(?:\.\d+)?$/);
  const [make, example, syntax] = LITERALS[name] ?? [];
  if (make === undefined || example === undefined) return undefined;
  const value = isOpen ? example : text.replace(/^duration(?=')/, "");
  const inner = name === "Duration" ? unquote(value) : value;
  if (syntax?.test(inner) !== true) return undefined;
  // Where a time is expected, a date stands for its start.
  const isDate = name === "DateTimeOffset" && /^[^T]*$/.test(inner);
  const sent = name === "Duration" ? `duration'${inner}'` : inner;
  return { code: `_.${isDate ? "date" : make}(${JSON.stringify(inner)})`, sent };
}

function exact(text: string, syntax = /^/): PrintedValue | undefined {
  return syntax.test(text) ? { code: text, sent: text } : undefined;
}

function printString(text: string): PrintedValue | undefined {
  const value = unquote(text);
  if (value === text && !isPlaceholder(text)) return undefined;
  return { code: JSON.stringify(value), sent: `'${value.replaceAll("'", "''")}'` };
}
