import {
  allNavigationProperties,
  allProperties,
  type ComplexType,
  type EntityType,
  type NavigationProperty,
  type Property,
} from "@graphslice/csdl";
import type { OperationGroup } from "../names/operation-group.js";
import type { ClientContext } from "./client-context.js";

/** What a path of a type has beside its structural properties, by the name of the member. */
export type Member =
  | { readonly kind: "navigation"; readonly name: string; readonly property: NavigationProperty }
  | { readonly kind: "stream"; readonly name: string; readonly property: Property }
  | { readonly kind: "media"; readonly name: "$value" }
  | {
      readonly kind: "complex";
      readonly name: string;
      readonly property: Property;
      readonly type: ComplexType;
    }
  | {
      readonly kind: "operation";
      readonly name: string;
      readonly groups: readonly OperationGroup[];
    };

/** The namespace whose operations Graph takes without it. */
const HOME = "microsoft.graph";
const STREAM = "Edm.Stream";

/** What a type itself declares, or what is bound to it. */
export function membersOf(type: EntityType, context: ClientContext): readonly Member[] {
  const declared: Member[] = [
    ...type.navigationProperties.map((property): Member => ({
      kind: "navigation",
      name: property.name,
      property,
    })),
    ...type.properties.flatMap((property) => memberOfProperty(property) ?? []),
    ...(type.hasStream && type.baseType?.hasStream !== true
      ? [{ kind: "media", name: "$value" } as const]
      : []),
  ];
  const taken = new Set(declared.map(({ name }) => name));
  return [...declared, ...operationsOf(context.bound.one.get(type) ?? [], taken)];
}

/** What a complex type has at its path that needs more than its value's type, also inherited. */
export function membersOfComplex(type: ComplexType): readonly Member[] {
  return [
    ...allNavigationProperties(type).map((property): Member => ({
      kind: "navigation",
      name: property.name,
      property,
    })),
    ...allProperties(type).flatMap((property) => memberOfProperty(property) ?? []),
  ];
}

/** Whether a complex type has a path of its own: it leads to entities or bytes, perhaps by way of other such types. */
export function hasPath(type: ComplexType, seen = new Set<ComplexType>()): boolean {
  if (seen.has(type)) return false;
  seen.add(type);
  return (
    allNavigationProperties(type).length > 0 ||
    allProperties(type).some(({ type: { type: own, isCollection } }) => {
      if (isCollection) return false;
      return own.qualifiedName === STREAM || (own.kind === "ComplexType" && hasPath(own, seen));
    })
  );
}

/** What is bound to collections of a type. */
export function collectionMembersOf(type: EntityType, { bound }: ClientContext): readonly Member[] {
  return operationsOf(bound.many.get(type) ?? [], new Set());
}

function memberOfProperty(property: Property): Member | undefined {
  const { name } = property;
  const { type, isCollection } = property.type;
  if (isCollection) return undefined;
  if (type.qualifiedName === STREAM) return { kind: "stream", name, property };
  if (type.kind !== "ComplexType" || !hasPath(type)) return undefined;
  return { kind: "complex", name, property, type };
}

/** By their own names, unless those are taken; those of other namespaces than Graph's also by their qualified ones. */
function operationsOf(
  groups: readonly OperationGroup[],
  taken: ReadonlySet<string>,
): readonly Member[] {
  const byName = new Map<string, OperationGroup[]>();
  const add = (name: string, group: OperationGroup): void => {
    const known = byName.get(name);
    if (known === undefined) byName.set(name, [group]);
    else known.push(group);
  };
  for (const group of groups) {
    const isFree = !taken.has(group.name);
    if (isFree) add(group.name, group);
    if (!isFree || group.namespace !== HOME) add(group.qualifiedName, group);
  }
  return [...byName].map(([name, own]) => ({ kind: "operation", name, groups: own }));
}
