import type { JsonValue } from "../package-context.js";
import { printJsonString } from "./tokens.js";

/** A JSON value as Prettier leaves it in a package.json: whatever has members or items is over several lines. */
export function printJson(value: JsonValue, indent: number): string {
  if (typeof value === "string") return printJsonString(value);
  if (value === null || typeof value !== "object") return String(value);
  const inner = " ".repeat(indent + 2);
  const outer = " ".repeat(indent);
  if (isArray(value)) {
    if (value.length === 0) return "[]";
    const items = value.map((item) => inner + printJson(item, indent + 2));
    return `[\n${items.join(",\n")}\n${outer}]`;
  }
  const members = Object.entries(value).map(
    ([name, member]) => `${inner}${printJsonString(name)}: ${printJson(member, indent + 2)}`,
  );
  if (members.length === 0) return "{}";
  return `{\n${members.join(",\n")}\n${outer}}`;
}

function isArray(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
