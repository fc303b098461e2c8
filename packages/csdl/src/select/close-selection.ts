import { allProperties, descendantsOf, keyOf, lineageOf } from "../hierarchy.js";
import type {
  EntityType,
  Model,
  NavigationProperty,
  Operation,
  Property,
  SchemaType,
  StructuredType,
  Type,
} from "../model.js";
import type { Exclusion } from "./exclusion.js";
import type { Reason } from "./reason.js";
import { wayOf, type Root } from "./resolve-root.js";

/** Which navigation beside containment a slice follows: none, all of it, or so many hops from the roots. */
export type NavigationDepth = "contained" | "all" | number;

/** The types and operations of a slice. */
export interface Closure {
  readonly reasons: ReadonlyMap<SchemaType, Reason>;
  readonly operations: ReadonlySet<Operation>;
  /** Types that are only on the way of a path root, with their members that are on it: keys and navigation. */
  readonly ways: ReadonlyMap<StructuredType, ReadonlySet<Property | NavigationProperty>>;
}

/** A type on the way of a path root, with its members that are on it. */
interface Way {
  readonly root: string;
  readonly members: Set<Property | NavigationProperty>;
}

/**
 * Finds everything the roots need: base types, all derived types of every type that is referred to, property types,
 * targets of contained navigation, and the operations bound to any of them with their parameter and return types.
 */
export function closeSelection(
  model: Model,
  roots: readonly Root[],
  exclusion: Exclusion,
  navigation: NavigationDepth,
): Closure {
  const hops = navigation === "all" ? Infinity : navigation === "contained" ? 0 : navigation;
  const reasons = new Map<SchemaType, Reason>();
  const operations = new Set<Operation>();
  const ways = new Map<StructuredType, Way>();
  const bound = indexBoundOperations(model);
  const referred = new Set<SchemaType>();
  let added: SchemaType[] = [];
  let ahead: { readonly type: EntityType; readonly reason: Reason }[] = [];

  const add = (type: SchemaType, reason: Reason): void => {
    if (reasons.has(type) || exclusion.matchesType(type)) return;
    reasons.set(type, reason);
    added.push(type);
  };
  const refer = (type: Type, reason: Reason): void => {
    if (type.kind === "PrimitiveType" || referred.has(type)) return;
    referred.add(type);
    add(type, reason);
    if (type.kind !== "EntityType" && type.kind !== "ComplexType") return;
    for (const descendant of descendantsOf(type)) {
      add(descendant, { kind: "derived", from: (descendant.baseType ?? type).qualifiedName });
    }
  };
  const referProperty = ({ declaringType, name, type }: Property): void => {
    refer(type.type, { kind: "property", type: declaringType.qualifiedName, member: name });
  };
  const includeOperation = (operation: Operation, type: StructuredType | undefined): void => {
    if (operations.has(operation) || exclusion.matches(operation.qualifiedName)) return;
    operations.add(operation);
    const origin = {
      operation: operation.qualifiedName,
      ...(type === undefined ? {} : { type: type.qualifiedName }),
    };
    for (const parameter of operation.parameters) {
      refer(parameter.type.type, { kind: "parameter", ...origin, member: parameter.name });
    }
    if (operation.returnType) refer(operation.returnType.type.type, { kind: "return", ...origin });
  };
  const visit = (type: SchemaType): void => {
    if (type.kind !== "EntityType" && type.kind !== "ComplexType") return;
    const { qualifiedName } = type;
    if (type.baseType) add(type.baseType, { kind: "base", of: qualifiedName });
    for (const property of type.properties) {
      if (!exclusion.matches(`${qualifiedName}/${property.name}`)) referProperty(property);
    }
    for (const property of type.navigationProperties) {
      if (exclusion.matches(`${qualifiedName}/${property.name}`)) continue;
      const target = property.type.type;
      const reason = { kind: "navigation", type: qualifiedName, member: property.name } as const;
      if (property.containsTarget) refer(target, reason);
      else if (target.kind === "EntityType") ahead.push({ type: target, reason });
    }
    for (const operation of bound.get(type) ?? []) includeOperation(operation, type);
  };
  const passThrough = (first: EntityType, root: string): void => {
    for (const type of lineageOf(first)) {
      if (!ways.has(type)) ways.set(type, { root, members: new Set() });
    }
    const key = new Set(keyOf(first).map(({ name }) => name.split("/")[0]));
    for (const property of allProperties(first)) {
      if (!key.has(property.name)) continue;
      ways.get(property.declaringType)?.members.add(property);
      referProperty(property);
    }
  };

  for (const root of roots) {
    for (const type of wayOf(root)) passThrough(type, root.text);
    for (const { property } of root.steps ?? []) {
      ways.get(property.declaringType)?.members.add(property);
    }
    if (root.type) refer(root.type, { kind: "root", root: root.text });
    for (const operation of root.operations ?? []) includeOperation(operation, undefined);
  }
  for (let hop = 0; ; hop++) {
    // Visiting a type adds others to the end of the list.
    for (const type of added) visit(type);
    if (hop >= hops || ahead.length === 0) break;
    const followed = ahead;
    added = [];
    ahead = [];
    for (const { type, reason } of followed) refer(type, reason);
  }

  const onTheWay = new Map<StructuredType, Way["members"]>();
  for (const [type, { root, members }] of ways) {
    if (reasons.has(type)) continue;
    reasons.set(type, { kind: "way", root });
    onTheWay.set(type, members);
  }
  return { reasons, operations, ways: onTheWay };
}

function indexBoundOperations(model: Model): ReadonlyMap<SchemaType, readonly Operation[]> {
  const index = new Map<SchemaType, Operation[]>();
  for (const { operations } of model.schemas) {
    for (const operation of operations) {
      const type = operation.bindingParameter?.type.type;
      if (type === undefined || type.kind === "PrimitiveType") continue;
      const list = index.get(type);
      if (list === undefined) index.set(type, [operation]);
      else list.push(operation);
    }
  }
  return index;
}
