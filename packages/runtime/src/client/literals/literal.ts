import { fail } from "../errors/fail.js";

declare const edm: unique symbol;

/**
 * A value as it stands in an address, of a type that JavaScript has no values of: `guid("…")`, `date("2026-08-20")`.
 * A string on its own is always an `Edm.String`.
 */
export class Literal<Type extends string = string> {
  declare readonly [edm]: Type;
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

/** A value that can stand in an address: in a filter, as a key, or as a parameter of a function. */
export type LiteralValue = string | number | bigint | boolean | null | Date | Literal;

/** Writes a value as OData does (OData ABNF, `primitiveLiteral`): strings in quotes, a `Date` as `Edm.DateTimeOffset`. */
export function writeLiteral(value: unknown): string {
  if (typeof value === "string") return `'${value.replaceAll("'", "''")}'`;
  if (value instanceof Date) return value.toISOString();
  if (Object(value) !== value && value !== undefined && typeof value !== "symbol") {
    return `${value as number}`.replace("Infinity", "INF");
  }
  if (value instanceof Literal) return value.text;
  return fail("request", `no literal for ${typeof value}`);
}
