import { descendantsOf, lineageOf } from "../hierarchy.js";
import type {
  Model,
  NavigationProperty,
  Operation,
  SchemaType,
  StructuredType,
  TypeReference,
} from "../model.js";
import type { Exclusion } from "./exclusion.js";
import type { Reason } from "./reason.js";
import type { Root } from "./resolve-root.js";

/** Which navigation beside containment a slice follows: none, all of it, or so many hops from the roots. */
export type NavigationDepth = "contained" | "all" | number;

/** The types and operations of a slice. */
export interface Closure {
  readonly reasons: ReadonlyMap<SchemaType, Reason>;
  readonly operations: ReadonlySet<Operation>;
  /** Types that are only on the way of a path root, with the navigation properties that are on it. */
  readonly ways: ReadonlyMap<StructuredType, ReadonlySet<NavigationProperty>>;
}

interface Task {
  readonly type: SchemaType;
  readonly reason: Reason;
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
  const ways = new Map<StructuredType, Set<NavigationProperty>>();
  const bound = indexBoundOperations(model);
  const referred = new Set<SchemaType>();
  let level: Task[] = [];
  let next: Task[] = [];

  const add = (type: SchemaType, reason: Reason): void => {
    if (!reasons.has(type) && !exclusion.matches(type.qualifiedName)) {
      reasons.set(type, reason);
      level.push({ type, reason });
    }
  };
  const refer = ({ type }: Pick<TypeReference, "type">, reason: Reason): void => {
    if (type.kind === "PrimitiveType" || referred.has(type)) return;
    if (exclusion.matches(type.qualifiedName)) return;
    referred.add(type);
    add(type, reason);
    if (type.kind !== "EntityType" && type.kind !== "ComplexType") return;
    for (const descendant of descendantsOf(type)) {
      add(descendant, { kind: "derived", from: (descendant.baseType ?? type).qualifiedName });
    }
  };
  const includeOperation = (operation: Operation, type: StructuredType | undefined): void => {
    if (exclusion.matches(operation.qualifiedName) || operations.has(operation)) return;
    operations.add(operation);
    const origin = {
      operation: operation.qualifiedName,
      ...(type === undefined ? {} : { type: type.qualifiedName }),
    };
    for (const parameter of operation.parameters) {
      refer(parameter.type, { kind: "parameter", ...origin, member: parameter.name });
    }
    if (operation.returnType) refer(operation.returnType.type, { kind: "return", ...origin });
  };
  const visit = (type: SchemaType): void => {
    if (type.kind !== "EntityType" && type.kind !== "ComplexType") return;
    const { qualifiedName } = type;
    if (type.baseType) add(type.baseType, { kind: "base", of: qualifiedName });
    for (const property of type.properties) {
      if (exclusion.matches(`${qualifiedName}/${property.name}`)) continue;
      refer(property.type, { kind: "property", type: qualifiedName, member: property.name });
    }
    for (const property of type.navigationProperties) {
      if (exclusion.matches(`${qualifiedName}/${property.name}`)) continue;
      const target = property.type.type;
      const reason = { kind: "navigation", type: qualifiedName, member: property.name } as const;
      if (property.containsTarget) refer(property.type, reason);
      else if (target.kind === "EntityType") next.push({ type: target, reason });
    }
    for (const operation of bound.get(type) ?? []) includeOperation(operation, type);
  };

  for (const root of roots) {
    for (const { type, property } of root.steps) {
      for (const owner of [type, property.declaringType]) {
        const properties = ways.get(owner) ?? new Set();
        if (owner === property.declaringType) properties.add(property);
        ways.set(owner, properties);
      }
    }
    if (root.type) refer({ type: root.type }, { kind: "root", root: root.text });
    if (root.container?.kind === "ActionImport") {
      includeOperation(root.container.action, undefined);
    } else if (root.container?.kind === "FunctionImport") {
      for (const operation of root.container.functions) includeOperation(operation, undefined);
    }
  }
  for (let hop = 0; ; hop++) {
    for (let task = level.shift(); task !== undefined; task = level.shift()) visit(task.type);
    if (hop >= hops || next.length === 0) break;
    const followed = next;
    next = [];
    for (const { type, reason } of followed) refer({ type }, reason);
  }
  return { reasons, operations, ways: closeWays(ways, roots, reasons) };
}

/** Adds the bases of types on the way, and drops those that are in the slice anyway. */
function closeWays(
  ways: ReadonlyMap<StructuredType, ReadonlySet<NavigationProperty>>,
  roots: readonly Root[],
  reasons: Map<SchemaType, Reason>,
): Closure["ways"] {
  const closed = new Map<StructuredType, ReadonlySet<NavigationProperty>>();
  for (const first of ways.keys()) {
    const root = roots.find(({ steps }) =>
      steps.some(({ type, property }) => type === first || property.declaringType === first),
    );
    for (const type of lineageOf(first)) {
      if (reasons.has(type)) continue;
      closed.set(type, ways.get(type) ?? new Set());
      reasons.set(type, { kind: "way", root: root?.text ?? "" });
    }
  }
  return closed;
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
