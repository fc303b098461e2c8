import {
  allNavigationProperties,
  allProperties,
  type EntityType,
  type Type,
} from "@graphslice/csdl";
import type { Step } from "../corpus/url-walker.js";
import { optionsPlace } from "./options-place.js";
import { randomFilter } from "./random-filter.js";
import type { Random } from "./random.js";

/** The deepest that expanded entities have options. */
const DEEPEST = 3;

/**
 * Query options that go with a method at an address, encoded: none, some or all of them.
 *
 * @param filters takes the code of filters that are made, by their text
 */
export function randomOptions(
  method: string,
  steps: readonly Step[],
  random: Random,
  filters: Map<string, string>,
): readonly string[] {
  const { names, type } = optionsPlace(method, steps);
  if (random.happens(0.3)) return [];
  return [...names].flatMap((name) => {
    const value = random.happens(0.4)
      ? valueOf(name, type, { random, filters, depth: DEEPEST })
      : undefined;
    return value === undefined ? [] : `${name}=${encodeURIComponent(value)}`;
  });
}

interface Making {
  readonly random: Random;
  readonly filters: Map<string, string>;
  readonly depth: number;
}

function valueOf(name: string, type: Type | undefined, making: Making): string | undefined {
  const { random, filters } = making;
  switch (name) {
    case "$select":
      return type?.kind === "EntityType" ? randomSelect(type, random) : undefined;
    case "$orderby":
      return type?.kind === "EntityType" ? randomOrder(type, random) : undefined;
    case "$expand":
      return type?.kind === "EntityType" ? randomExpand(type, making) : undefined;
    case "$top":
    case "$skip":
      return String(Math.floor(random.next() * 100));
    case "$levels":
      return random.happens(0.5) ? "2" : "max";
    case "$count":
      return String(random.happens(0.5));
    case "$search":
      return '"displayName:One"';
    case "$filter": {
      const filter = type?.kind === "EntityType" ? randomFilter(type, random) : undefined;
      if (filter === undefined) return "contains(name, 'a') and size gt 3";
      filters.set(filter.text, filter.code);
      return filter.text;
    }
    default:
      return undefined;
  }
}

function randomSelect(type: EntityType, random: Random): string | undefined {
  if (random.happens(0.05)) return "*";
  const names = random.sample(allProperties(type), 3).map((property) => {
    const inner = property.type.type;
    if (inner.kind !== "ComplexType" || property.type.isCollection) return property.name;
    const part = random.happens(0.5) ? random.pick(allProperties(inner)) : undefined;
    return part === undefined ? property.name : `${property.name}/${part.name}`;
  });
  return names.join() || undefined;
}

function randomOrder(type: EntityType, random: Random): string | undefined {
  const names = random
    .sample(allProperties(type), 2)
    .map(({ name }) => `${name}${random.pick(["", " asc", " desc"]) ?? ""}`);
  return names.join() || undefined;
}

function randomExpand(type: EntityType, making: Making): string | undefined {
  const { random, depth } = making;
  const links = random.sample(allNavigationProperties(type), 2).map(({ name, type: target }) => {
    const options = ["$select", "$expand", ...(target.isCollection ? NESTED : [])];
    const chosen = depth > 0 && random.happens(0.5) ? random.sample(options, 3) : [];
    const written = chosen.flatMap((option) => {
      const value = valueOf(option, target.type, { ...making, depth: depth - 1 });
      return value === undefined ? [] : `${option}=${value}`;
    });
    return written.length > 0 ? `${name}(${written.join(";")})` : name;
  });
  return links.join() || undefined;
}

const NESTED = ["$filter", "$orderby", "$top", "$skip", "$count", "$levels"];
