import type { JsonObject, JsonValue } from "../package-context.js";
import { LINE_WIDTH } from "../views/line-width.js";
import { printKey, printNumber, printString } from "./tokens.js";

/** Below this many characters of a key, Prettier sees no gain in a line of its own for the value. */
const SHORT_KEY = 5;

/**
 * A JSON object as a TypeScript literal that evaluates to the same, laid out as Prettier leaves it: objects that hold
 * nothing but plain values are on one line where they fit, and the others over several.
 *
 * @throws {TypeError} if a number in it is not finite.
 */
export function printLiteral(value: JsonObject): string {
  return printMembers(value, 0);
}

/** The same literal on one line, without blanks that only lay out. */
export function printTightLiteral(value: JsonValue): string {
  return printFlat(value, "");
}

/** The key of a member. Written plainly, `__proto__` would be no member but the prototype. */
export function printMemberKey(name: string): string {
  return name === "__proto__" ? `[${printString(name)}]` : printKey(name);
}

/** A value that stands behind `before` characters of its line, which itself is indented by `indent`. */
function printValue(value: JsonValue, indent: number, before: number): string {
  if (!isNested(value)) return printFlat(value);
  if (isFlat(value)) {
    const text = printFlat(value);
    if (before + text.length + ",".length <= LINE_WIDTH) return text;
  }
  return isList(value) ? printItems(value, indent) : printMembers(value, indent);
}

function printItems(items: readonly JsonValue[], indent: number): string {
  const inner = indent + 2;
  const lines = items.map((item) => `${" ".repeat(inner)}${printValue(item, inner, inner)},\n`);
  return `[\n${lines.join("")}${" ".repeat(indent)}]`;
}

function printMembers(value: JsonObject, indent: number): string {
  const inner = " ".repeat(indent + 2);
  const lines = Object.entries(value).map(([name, member]) => {
    const key = printMemberKey(name);
    const before = inner.length + key.length + ": ".length;
    const text = printValue(member, inner.length, before);
    const isLong =
      typeof member === "string" &&
      key.length >= SHORT_KEY &&
      before + text.length + ",".length > LINE_WIDTH;
    return `${inner}${key}:${isLong ? `\n${inner}  ` : " "}${text},\n`;
  });
  return lines.length === 0 ? "{}" : `{\n${lines.join("")}${" ".repeat(indent)}}`;
}

/** A value on one line; `pad` stands within the braces of objects. */
function printFlat(value: JsonValue, pad = " "): string {
  if (typeof value === "string") return printString(value);
  if (typeof value === "number") return printNumber(value);
  if (typeof value !== "object" || value === null) return String(value);
  if (isList(value)) return `[${value.map((item) => printFlat(item, pad)).join(", ")}]`;
  const members = Object.entries(value).map(
    ([name, member]) => `${printMemberKey(name)}: ${printFlat(member, pad)}`,
  );
  return members.length === 0 ? "{}" : `{${pad}${members.join(", ")}${pad}}`;
}

/** Whether it may be on one line, if it fits. Of lists Prettier decides that: not where each item has several parts. */
function isFlat(value: Nested): boolean {
  if (!isList(value)) return !Object.values(value).some(isNested);
  const items = value.map((item) => (isNested(item) ? item : undefined));
  if (!items.every((item) => item === undefined || isFlat(item))) return false;
  return items.length === 1 || !(items.every(isListOfParts) || items.every(isObjectOfParts));
}

const isListOfParts = (value: Nested | undefined): boolean =>
  value !== undefined && isList(value) && value.length > 1;

const isObjectOfParts = (value: Nested | undefined): boolean =>
  value !== undefined && !isList(value) && Object.keys(value).length > 1;

type Nested = readonly JsonValue[] | JsonObject;

/** Whether it has items or members. */
function isNested(value: JsonValue): value is Nested {
  return typeof value === "object" && value !== null && Object.keys(value).length > 0;
}

function isList(value: Nested): value is readonly JsonValue[] {
  return Array.isArray(value);
}
