import type {
  ComplexType,
  EntityType,
  NavigationProperty,
  Property,
  PropertyRef,
  StructuredType,
} from "./model.js";

/** The type and its base types, the root of the hierarchy first. */
export function lineageOf<T extends StructuredType>(type: T): readonly T[];
export function lineageOf(type: StructuredType): readonly StructuredType[] {
  const lineage: StructuredType[] = [];
  for (let t: StructuredType | undefined = type; t !== undefined; t = t.baseType)
    lineage.unshift(t);
  return lineage;
}

/** All types derived from this one, at any distance: each before its own subtypes, siblings by name. */
export function descendantsOf(type: EntityType): readonly EntityType[];
export function descendantsOf(type: ComplexType): readonly ComplexType[];
export function descendantsOf(type: StructuredType): readonly StructuredType[];
export function descendantsOf(type: StructuredType): readonly StructuredType[] {
  const descendants: StructuredType[] = [];
  const stack: StructuredType[] = [...type.derivedTypes].reverse();
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    descendants.push(next);
    stack.push(...[...next.derivedTypes].reverse());
  }
  return descendants;
}

/** Whether the type is the ancestor or derives from it. */
export function isOrDerivesFrom(type: StructuredType, ancestor: StructuredType): boolean {
  for (let t: StructuredType | undefined = type; t !== undefined; t = t.baseType) {
    if (t === ancestor) return true;
  }
  return false;
}

/** Inherited and own properties, inherited ones first. */
export function allProperties(type: StructuredType): readonly Property[] {
  return lineageOf(type).flatMap((t) => t.properties);
}

/** Inherited and own navigation properties, inherited ones first. */
export function allNavigationProperties(type: StructuredType): readonly NavigationProperty[] {
  return lineageOf(type).flatMap((t) => t.navigationProperties);
}

/** The key of an entity type, its own or the inherited one; empty for a type without a key. */
export function keyOf(type: EntityType): readonly PropertyRef[] {
  for (let t: EntityType | undefined = type; t !== undefined; t = t.baseType) {
    if (t.key.length > 0) return t.key;
  }
  return [];
}
