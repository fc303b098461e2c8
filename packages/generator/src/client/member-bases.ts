import { descendantsOf, lineageOf, type EntityType } from "@graphslice/csdl";
import { EMPTY, type PathTypeName } from "../views/path-type.js";
import { ancestorsOf, type ClientContext } from "./client-context.js";
import { clientType, nodeType } from "./client-names.js";
import { commonComplexType } from "./common-ancestor.js";
import { collectionMembersOf, membersOf, type Member } from "./collect-members.js";
import { ownLinks, ownLiterals } from "./literals.js";

/**
 * The largest number of derived types whose members a path offers without a cast: editors stay fast with it. Graph has
 * one type with more, `entity`, at the end of a few single links such as `resource`, which want a cast to go on.
 */
const MOST_DERIVED_TYPES = 300;

export type InheritedSuffix = "Links" | "Literals" | "Members" | "CollectionMembers";

/** Whether a type has an interface of this kind of its own, not only that of a base type. */
export function declares(
  type: EntityType,
  suffix: InheritedSuffix,
  context: ClientContext,
): boolean {
  switch (suffix) {
    case "Links":
      return ownLinks(type).length > 0;
    case "Literals":
      return ownLiterals(type).length > 0;
    case "Members":
      return membersOf(type, context).length > 0;
    case "CollectionMembers":
      return collectionMembersOf(type, context).length > 0;
  }
}

/** The nearest base type that has an interface of this kind. */
export function inheritedFrom(
  type: EntityType,
  suffix: InheritedSuffix,
  context: ClientContext,
): EntityType | undefined {
  return ancestorsOf(type).find((each) => declares(each, suffix, context));
}

/** The interface of this kind that holds for a type: its own or that of a base type, in a list that may be empty. */
export function memberBases(
  type: EntityType,
  suffix: InheritedSuffix,
  context: ClientContext,
): readonly PathTypeName[] {
  const owner = declares(type, suffix, context) ? type : inheritedFrom(type, suffix, context);
  return owner === undefined ? [] : [clientType(owner, suffix, context)];
}

/** The members of a type's path: with those of derived types, if there are any. */
export function pathMembers(type: EntityType, context: ClientContext): PathTypeName | undefined {
  return derivedMembersOf(type, context).size > 0
    ? clientType(type, "DerivedMembers", context)
    : memberBases(type, "Members", context)[0];
}

/** The paths of a type's structural properties, with those of derived types. */
export function propertyPaths(type: EntityType, context: ClientContext): PathTypeName {
  const members = pathMembers(type, context);
  const isUnion = context.polymorphism.hierarchyOf(type) !== "base";
  const hasOthers = !isUnion && descendantsOf(type).length <= MOST_DERIVED_TYPES;
  const casts = hasOthers ? [clientType(type, "Casts", context)] : [];
  return nodeType("PropertyPaths", type, context, members ?? EMPTY, ...casts);
}

/** A member, and the type that declares it. */
export type OwnedMember = readonly [owner: EntityType, member: Member];

/** Members of derived types that the type itself does not have, by name: of one type or of several. */
export function derivedMembersOf(
  type: EntityType,
  context: ClientContext,
): ReadonlyMap<string, readonly OwnedMember[]> {
  const found = new Map<string, OwnedMember[]>();
  const descendants = descendantsOf(type);
  if (descendants.length > MOST_DERIVED_TYPES) return found;
  const own = new Set(
    lineageOf(type).flatMap((each) => membersOf(each, context).map(({ name }) => name)),
  );
  for (const owner of descendants) {
    for (const member of membersOf(owner, context)) {
      if (own.has(member.name)) continue;
      const owners = found.get(member.name);
      if (owners === undefined) found.set(member.name, [[owner, member]]);
      else owners.push([owner, member]);
    }
  }
  for (const [name, [[owner, member] = []]] of found) {
    if (owner === undefined || member?.kind !== "complex") continue;
    const shared = commonComplexType(name, descendants);
    // What has nothing in common is left to the types of the values.
    if (shared === undefined) found.delete(name);
    else found.set(name, [[owner, { ...member, type: shared }]]);
  }
  return found;
}

/** Whether the service tells what has changed in collections of the type. */
export function hasDelta(type: EntityType, context: ClientContext): boolean {
  return lineageOf(type).some((each) =>
    collectionMembersOf(each, context).some(({ name }) => name === "delta"),
  );
}
