import { decodeOption } from "../corpus/decode-option.js";

/** A query option as an address has it, decoded. */
export interface QueryOption {
  /** As OData names it, if it is one of OData's: with `$` and in lower case. */
  readonly name: string;
  /** As the address names it. */
  readonly written: string;
  readonly value: string;
}

const SYSTEM =
  /^\$?(?:count|expand|filter|format|levels|orderby|search|select|skip|skiptoken|deltatoken|top)$/i;

/** Reads the query options of an address; an option without a value is in `malformed`. */
export function readOptions(query: string): {
  readonly options: readonly QueryOption[];
  readonly malformed: readonly string[];
} {
  const parts = query.split("&").filter((part) => part.trim() !== "");
  const options = parts.flatMap((part) => readOption(decodeOption(part)) ?? []);
  return {
    options,
    malformed: parts.filter((part) => readOption(decodeOption(part)) === undefined),
  };
}

/** Reads one option; `undefined` if it has no value. */
export function readOption(text: string): QueryOption | undefined {
  const { written = "", value = "" } =
    /^\s*(?<written>[^=\s]+)\s*=\s*(?<value>.*?)\s*$/s.exec(text)?.groups ?? {};
  if (written === "" || value === "") return undefined;
  const name = SYSTEM.test(written) ? `$${written.replace("$", "").toLowerCase()}` : written;
  return { name, written, value };
}

/** Splits at a separator that stands neither in parentheses nor in quotes. */
export function splitOutside(text: string, separator: "," | ";"): readonly string[] {
  const parts = [""];
  let depth = 0;
  for (const [part] of text.matchAll(/'(?:[^']|'')*'|"[^"]*"|./gs)) {
    if (part === "(") depth += 1;
    if (part === ")") depth -= 1;
    if (part === separator && depth === 0) parts.push("");
    else parts.push(`${parts.pop() ?? ""}${part}`);
  }
  return parts.map((part) => part.trim()).filter((part) => part !== "");
}
