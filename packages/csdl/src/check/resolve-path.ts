import {
  allNavigationProperties,
  allProperties,
  descendantsOf,
  isOrDerivesFrom,
} from "../hierarchy.js";
import { resolveName } from "../link/resolve-name.js";
import type { Model, NavigationProperty, Property, StructuredType, Type } from "../model.js";

/** Where a path leads, or the first segment that leads nowhere. */
export type ResolvedPath =
  | { readonly end: Property | NavigationProperty | StructuredType }
  | { readonly missing: string; readonly type: Type; readonly candidates: readonly string[] };

/** Names that paths are written with: a model's aliases. */
export function aliasesOf(model: Model): ReadonlyMap<string, string> {
  const aliases = new Map<string, string>();
  for (const { alias, namespace } of model.schemas) {
    if (alias !== undefined && !aliases.has(alias)) aliases.set(alias, namespace);
  }
  return aliases;
}

/** Follows properties, navigation properties and type casts from a structured type (OData CSDL XML 4.01 §14.4.1.1). */
export function resolvePath(start: StructuredType, path: string, model: Model): ResolvedPath {
  let type: Type = start;
  let end: Property | NavigationProperty | StructuredType = start;
  for (const segment of path.split("/")) {
    if (segment.includes(".")) {
      const name = resolveName(segment, aliasesOf(model));
      const cast = model.types.get(name);
      if (cast === undefined || !isStructured(cast) || !isCastable(type, cast)) {
        const candidates = isStructured(type)
          ? descendantsOf(type).map(({ qualifiedName }) => qualifiedName)
          : [];
        return { missing: name, type, candidates };
      }
      type = end = cast;
      continue;
    }
    if (!isStructured(type)) {
      return { missing: segment, type, candidates: [] };
    }
    const members: readonly (Property | NavigationProperty)[] = [
      ...allProperties(type),
      ...allNavigationProperties(type),
    ];
    const member = members.find(({ name }) => name === segment);
    if (member === undefined) {
      return { missing: segment, type, candidates: members.map(({ name }) => name) };
    }
    end = member;
    type = member.type.type;
  }
  return { end };
}

function isStructured(type: Type): type is StructuredType {
  return type.kind === "EntityType" || type.kind === "ComplexType";
}

function isCastable(type: Type, cast: StructuredType): boolean {
  if (!isStructured(type)) return type.kind === "PrimitiveType";
  return isOrDerivesFrom(cast, type) || isOrDerivesFrom(type, cast);
}
