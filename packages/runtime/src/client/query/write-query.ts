import { encodeQuery } from "../path/encode.js";
import { tagOf } from "../tag-of.js";
import type { QueryOptions } from "./query-options.js";

const SYSTEM = "select expand filter orderby search top skip count levels".split(" ");

/** Writes query options, encoded, each one `name=value`. */
export function writeQuery(options: QueryOptions): readonly string[] {
  return writeOptions({ ...options }).map(encodeQuery);
}

function writeOptions(options: Readonly<Record<string, unknown>>): readonly string[] {
  const system = SYSTEM.map((name) => [`$${name}`, options[name]]);
  const custom = Object.entries(Object(options["query"]) as object);
  return [...system, ...custom].flatMap(([name, value]) => {
    const isNested = tagOf(value) === "Object";
    const text = isNested ? writeExpand(value as object) : `${(value as string) ?? ""}`;
    return (text && `${name as string}=${text}`) || [];
  });
}

function writeExpand(items: object): string {
  const written = Object.entries(items).flatMap(([name, value]) => {
    const nested = writeOptions(Object(value) as Readonly<Record<string, unknown>>).join(";");
    return value ? name + (nested && `(${nested})`) : [];
  });
  return `${written}`;
}
