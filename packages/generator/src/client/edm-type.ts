import { keywordType, runtimeType, type PathType } from "../views/path-type.js";

const KEYWORDS: Readonly<Record<string, "boolean" | "number" | "string">> = {
  Boolean: "boolean",
  Byte: "number",
  SByte: "number",
  Int16: "number",
  Int32: "number",
  Double: "number",
  Single: "number",
  String: "string",
};
const LITERALS = new Set([
  "Binary",
  "Date",
  "DateTimeOffset",
  "Decimal",
  "Duration",
  "Guid",
  "Int64",
  "TimeOfDay",
]);

/** Whether literals of a primitive type are not what JavaScript's values look like. */
export function isTypedLiteral(name: string): boolean {
  return LITERALS.has(name);
}

/** Whether values of a primitive type have literals that can stand in an address. */
export function isLiteral(name: string): boolean {
  return Object.hasOwn(KEYWORDS, name) || LITERALS.has(name);
}

/** What stands for a value of a primitive type in an address, by the type's name without `Edm.`. */
export function edmType(name: string): PathType {
  const keyword = Object.hasOwn(KEYWORDS, name) ? KEYWORDS[name] : undefined;
  if (keyword !== undefined) return keywordType(keyword);
  return LITERALS.has(name) ? literalType(name) : keywordType("string");
}

/** A type of `Edm` in the runtime: what stands for a literal. */
export function literalType(name: string): PathType {
  return { kind: "index", object: runtimeType("Edm"), key: name };
}
