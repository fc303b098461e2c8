import type { JsonValue } from "../package-context.js";
import { escapeJson } from "./tokens.js";

/** A JSON value as Prettier leaves it in a package.json: whatever has members or items is over several lines. */
export function printJson(value: JsonValue, indent: number): string {
  const text = escapeJson(JSON.stringify(value, null, 2));
  return indent === 0 ? text : text.replaceAll("\n", `\n${" ".repeat(indent)}`);
}
