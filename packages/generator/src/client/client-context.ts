import {
  descendantsOf,
  lineageOf,
  type EntityType,
  type Model,
  type Operation,
  type StructuredType,
  type Type,
} from "@graphslice/csdl";
import { Polymorphism } from "../models/polymorphism.js";
import type { NameTable, OperationNames } from "../names/name-table.js";
import type { OperationGroup } from "../names/operation-group.js";
import { collectAddresses, type Addresses } from "./addresses.js";

/** What the views of a client are made from. */
export interface ClientContext {
  readonly model: Model;
  readonly names: NameTable;
  readonly modelsPackage: string;
  /** Entity types that have paths of their own. */
  readonly nodes: ReadonlySet<EntityType>;
  /** Operations bound to one value of a type, and to collections of them. */
  readonly bound: Readonly<Record<"one" | "many", ReadonlyMap<Type, readonly OperationGroup[]>>>;
  readonly operations: ReadonlyMap<Operation, NamedOperation>;
  /** Types of the container's entity sets, and what derives from them. */
  readonly stored: ReadonlySet<EntityType>;
  readonly addresses: Addresses;
  readonly polymorphism: Polymorphism;
}

/** An overload with the names of its operation in the models package. */
export interface NamedOperation {
  readonly names: OperationNames;
  /** Name of its own parameters; absent if it has none. */
  readonly parameters?: string;
}

export function createClientContext(
  model: Model,
  names: NameTable,
  modelsPackage: string,
): ClientContext {
  const sets = model.container?.entitySets ?? [];
  return {
    model,
    names,
    modelsPackage,
    nodes: collectNodes(model),
    bound: { one: bindOperations(names, false), many: bindOperations(names, true) },
    operations: nameOperations(names),
    stored: new Set(sets.flatMap(({ entityType }) => [entityType, ...descendantsOf(entityType)])),
    addresses: collectAddresses(model),
    polymorphism: new Polymorphism(model),
  };
}

/** The types that something refers to, with all that derives from them; and those that nothing derives from. */
function collectNodes(model: Model): ReadonlySet<EntityType> {
  const nodes = new Set<EntityType>();
  const refer = (type: Type | undefined): void => {
    if (type?.kind !== "EntityType" || nodes.has(type)) return;
    for (const each of [type, ...descendantsOf(type)]) nodes.add(each);
  };
  for (const type of model.types.values()) {
    if (!isStructured(type)) continue;
    for (const property of type.navigationProperties) refer(property.type.type);
    if (type.derivedTypes.length === 0) refer(type);
  }
  for (const { operations } of model.schemas) {
    for (const { returnType } of operations) refer(returnType?.type.type);
  }
  const { entitySets = [], singletons = [] } = model.container ?? {};
  for (const { entityType } of [...entitySets, ...singletons]) refer(entityType);
  return nodes;
}

export function isStructured(type: Type): type is StructuredType {
  return type.kind === "EntityType" || type.kind === "ComplexType";
}

/** The type's base types, the nearest first. */
export function ancestorsOf(type: EntityType): readonly EntityType[] {
  return lineageOf(type).slice(0, -1).reverse();
}

function bindOperations(
  { operations }: NameTable,
  isCollection: boolean,
): ReadonlyMap<Type, readonly OperationGroup[]> {
  const bound = new Map<Type, OperationGroup[]>();
  for (const group of operations.keys()) {
    const { binding } = group;
    if (binding === undefined || binding.isCollection !== isCollection) continue;
    const groups = bound.get(binding.type);
    if (groups === undefined) bound.set(binding.type, [group]);
    else groups.push(group);
  }
  return bound;
}

/** Overloads with parameters have an interface each in the models package, numbered where there are several. */
function nameOperations({ operations }: NameTable): ReadonlyMap<Operation, NamedOperation> {
  const named = new Map<Operation, NamedOperation>();
  for (const [group, names] of operations) {
    const overloads = group.overloads.filter(({ parameters }) => parameters.length > 0);
    for (const operation of group.overloads) {
      const index = overloads.indexOf(operation);
      const parameters =
        overloads.length === 1 ? names.parameters : `${names.parameters}${index + 1}`;
      named.set(operation, { names, ...(index < 0 ? {} : { parameters }) });
    }
  }
  return named;
}
