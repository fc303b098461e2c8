import { fail } from "../errors/fail.js";
import { Literal, writeLiteral } from "../literals/literal.js";
import { tagOf } from "../tag-of.js";
import { encodeQuery, encodeSegment, encodeText } from "./encode.js";

/** Where a path leads. */
export interface Address {
  /** Encoded, without the query. */
  readonly url: string;
  /** The same without ids and values: `/users/{id}/messages`. */
  readonly route: string;
  /** Query options that belong to the path, such as `@ids=["a"]`; encoded. */
  readonly query: readonly string[];
}

/** The address with a system segment, such as `/$value`, or another text that is encoded already. */
export function append({ url, route, query }: Address, text: string, template = text): Address {
  return { url: url + text, route: route + template, query };
}

/** The address with one more name: a property, an operation or a type. */
export function addSegment(address: Address, name: string): Address {
  return append(address, `/${encodeSegment(name)}`, `/${name}`);
}

/**
 * The address with what a path was called with: a key, alternate or composite keys, or the parameters of a function.
 * The last two look the same (OData URL Conventions 4.01 §4.3, §4.5).
 */
export function addArguments(address: Address, values: readonly unknown[]): Address {
  const value = values.length === 0 ? {} : values[0];
  if (/^(string|number|bigint)$/.test(typeof value)) {
    return append(address, `/${encodeSegment(`${value}`)}`, "/{id}");
  }
  if (tagOf(value) !== "Object") fail("request", `${tagOf(value)} is no key`);
  return value instanceof Literal
    ? append(address, `(${encodeText(value.text)})`, "({id})")
    : addParameters(address, value as object);
}

function addParameters(address: Address, values: object): Address {
  const query = [...address.query];
  const names: string[] = [];
  const written = Object.entries(values).flatMap(([name, value]) => {
    if (value === undefined) return [];
    names.push(`${name}={${name}}`);
    if (Object(value) !== value || value instanceof Date || value instanceof Literal) {
      return `${encodeSegment(name)}=${encodeText(writeLiteral(value))}`;
    }
    // Only primitive values may stand in the path itself; others are given by an alias (§5.3.1).
    const alias = `@${name}${query.length || ""}`;
    query.push(encodeQuery(`${alias}=${JSON.stringify(value)}`));
    return `${encodeSegment(name)}=${alias}`;
  });
  return append({ ...address, query }, `(${written})`, `(${names})`);
}
