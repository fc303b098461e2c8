import {
  allNavigationProperties,
  allProperties,
  descendantsOf,
  lineageOf,
  type ComplexType,
  type EntityType,
  type NavigationProperty,
  type Property,
} from "@graphslice/csdl";
import type { OperationGroup } from "../names/operation-group.js";
import type { ClientContext } from "./client-context.js";
import { commonComplexType } from "./common-ancestor.js";

/** What a path of a type has beside its structural properties, by the name of the member. */
export type Member =
  | { readonly kind: "navigation"; readonly name: string; readonly property: NavigationProperty }
  | { readonly kind: "stream"; readonly name: string; readonly property: Property }
  | { readonly kind: "media"; readonly name: "$value" }
  | {
      readonly kind: "complex";
      readonly name: string;
      readonly property: Property;
      /** The property's; of several, what they have in common. */
      readonly type: ComplexType;
      readonly isCollection: boolean;
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

/** What a complex type has at its path that needs more than its value's type, also of base and derived types. */
export function membersOfComplex(type: ComplexType): readonly Member[] {
  const owners = [...lineageOf(type), ...descendantsOf(type)];
  const members = owners.flatMap((each) => [
    ...each.navigationProperties.map((property): Member => ({
      kind: "navigation",
      name: property.name,
      property,
    })),
    ...each.properties.flatMap((property) => memberOfProperty(property) ?? []),
  ]);
  const names = [...new Set(members.map(({ name }) => name))];
  return names.flatMap((name) => {
    const member = members.find((each) => each.name === name);
    if (member?.kind !== "complex") return member ?? [];
    const shared = commonComplexType(name, owners);
    return shared === undefined ? [] : { ...member, type: shared };
  });
}

/**
 * Whether a complex type has a path of its own: others derive from it, or it leads to entities, to bytes or, at last, to
 * other such types.
 */
export function hasPath(type: ComplexType, seen = new Set<ComplexType>()): boolean {
  if (seen.has(type)) return false;
  seen.add(type);
  return (
    type.derivedTypes.length > 0 ||
    allNavigationProperties(type).length > 0 ||
    allProperties(type).some(({ type: { type: own, isCollection } }) => {
      if (own.kind === "ComplexType") {
        return isCollection ? own.derivedTypes.length > 0 : hasPath(own, seen);
      }
      return !isCollection && own.qualifiedName === STREAM;
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
  if (type.kind === "ComplexType") {
    const isMember = isCollection ? type.derivedTypes.length > 0 : hasPath(type);
    return isMember ? { kind: "complex", name, property, type, isCollection } : undefined;
  }
  const isStream = !isCollection && type.qualifiedName === STREAM;
  return isStream ? { kind: "stream", name, property } : undefined;
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
