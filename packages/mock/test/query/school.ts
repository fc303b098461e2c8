import { buildModel, parseCsdl, type Model, type StructuredType } from "@graphslice/csdl";
import { readFileSync } from "node:fs";
import { ModelIndex } from "../../src/resource/model-index.js";
import type { Item, Navigator } from "../../src/item.js";
import type { JsonObject } from "../../src/json.js";
import { bindQuery } from "../../src/query/bind-query.js";
import type { BoundQuery, QueryTarget } from "../../src/query/bound-query.js";
import { parseQuery } from "../../src/query/parse-query.js";

/** Reads a CSDL text that is right. */
export function readModel(text: string): Model {
  const { document, diagnostics } = parseCsdl(text, { file: "test.csdl.xml" });
  if (document === undefined) throw new Error(JSON.stringify(diagnostics));
  const built = buildModel([document]);
  if (built.model === undefined) throw new Error(JSON.stringify(built.diagnostics));
  return built.model;
}

/** A model with a property of every kind. */
export const school = readModel(readFileSync(new URL("school.csdl.xml", import.meta.url), "utf8"));
export const schoolIndex = new ModelIndex(school);

export function typeNamed(name: string): StructuredType {
  const type = school.types.get(`example.school.${name}`);
  if (type?.kind !== "EntityType" && type?.kind !== "ComplexType") throw new Error(name);
  return type;
}

/** An item whose related items stand in `related`, by the navigation property's name. */
export interface Related extends Item {
  readonly related?: Readonly<Record<string, Related | readonly Related[]>>;
}

export function thing(values: JsonObject, related: Related["related"] = {}): Related {
  return { type: typeNamed("thing"), values: { id: "1", ...values }, related };
}

export const navigator: Navigator = {
  listRelated: (item, { name }) => {
    const related = (item as Related).related?.[name] ?? [];
    return Array.isArray(related) ? (related as readonly Related[]) : [];
  },
  findRelated: (item, { name }) => (item as Related).related?.[name] as Related | undefined,
  listRoot: () => [],
  callFunction: () => undefined,
};

const things: QueryTarget = { type: typeNamed("thing"), isCollection: true };

/** Parses and binds a query of things. */
export function query(search: string, target: QueryTarget = things): BoundQuery {
  const now = (): Date => new Date("2024-02-29T12:00:00.5Z");
  return bindQuery(parseQuery(search), target, schoolIndex, { now });
}

/** Whether a thing passes a filter. */
export function passes(filter: string, item: Related): boolean {
  const bound = query(`$filter=${encodeURIComponent(filter)}`);
  return bound.filter?.(item, navigator) ?? true;
}
