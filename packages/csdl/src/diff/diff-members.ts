import type { NavigationProperty, Property, StructuredType } from "../model.js";
import type { ElementKind } from "./change.js";
import { compareReference } from "./compare-reference.js";
import type { Comparison, Pair } from "./comparison.js";
import { qualifyPath } from "./names.js";

type Member = Property | NavigationProperty;

/**
 * The changes to the members of a type. A member that goes up or down in the hierarchy is moved: it is told once, at the
 * lower of the two types, and is neither removed from one nor added to the other.
 */
export function diffMembers(
  before: StructuredType,
  after: StructuredType,
  comparison: Comparison,
): void {
  const old = membersOf(before);
  const now = membersOf(after);
  for (const [name, member] of old) {
    const same = now.get(name);
    if (same !== undefined) {
      compareMembers(member, same, comparison);
      continue;
    }
    const inherited = findInherited(after, name);
    if (inherited !== undefined) moveMember(member, inherited, after, comparison);
    else if (!wentDown(before, name, comparison)) {
      const path = `${before.qualifiedName}/${name}`;
      comparison.remove(member.kind, path, member, { before, after });
    }
  }
  for (const [name, member] of now) {
    if (old.has(name)) continue;
    const inherited = findInherited(before, name);
    // Where the earlier base type still gives the member, this one declares what it no longer inherits, or hides.
    if (inherited !== undefined) moveMember(inherited, member, after, comparison);
    else if (!cameUp(after, name, comparison)) {
      const path = `${after.qualifiedName}/${name}`;
      comparison.add(member.kind, path, member, { before, after });
    }
  }
}

function membersOf(type: StructuredType): ReadonlyMap<string, Member> {
  const members = new Map<string, Member>();
  for (const member of [...type.properties, ...type.navigationProperties]) {
    if (!members.has(member.name)) members.set(member.name, member);
  }
  return members;
}

function findInherited(type: StructuredType, name: string): Member | undefined {
  for (let base = type.baseType; base !== undefined; base = base.baseType) {
    const member = findOwn(base, name);
    if (member !== undefined) return member;
  }
  return undefined;
}

function findOwn(type: StructuredType, name: string): Member | undefined {
  return (
    type.properties.find((property) => property.name === name) ??
    type.navigationProperties.find((property) => property.name === name)
  );
}

/** Whether types that inherited the member before declare it now. */
function wentDown(type: StructuredType, name: string, { after }: Comparison): boolean {
  return someInheritor(type, name, (inheritor) => {
    const other = after.model.types.get(inheritor.qualifiedName);
    return other !== undefined && isStructured(other) && findOwn(other, name) !== undefined;
  });
}

/** Whether types that inherit the member now declared it before. */
function cameUp(type: StructuredType, name: string, { before }: Comparison): boolean {
  return someInheritor(type, name, (inheritor) => {
    const other = before.model.types.get(inheritor.qualifiedName);
    return other !== undefined && isStructured(other) && findOwn(other, name) !== undefined;
  });
}

/** Whether something holds for a type that inherits a member from this one, and does not declare it itself. */
function someInheritor(
  type: StructuredType,
  name: string,
  holds: (type: StructuredType) => boolean,
): boolean {
  return type.derivedTypes.some(
    (derived) =>
      findOwn(derived, name) === undefined &&
      (holds(derived) || someInheritor(derived, name, holds)),
  );
}

/** @param type the lower of the two types, where the member is told of */
function moveMember(
  before: Member,
  after: Member,
  type: StructuredType,
  comparison: Comparison,
): void {
  const pair = { ...pairOf(before, after), path: `${type.qualifiedName}/${after.name}` };
  const from = before.declaringType.qualifiedName;
  comparison.move(pair, from, after.declaringType.qualifiedName);
  compareDetails(before, after, pair, comparison);
}

function compareMembers(before: Member, after: Member, comparison: Comparison): void {
  compareDetails(before, after, pairOf(before, after), comparison);
}

function pairOf(before: Member, after: Member): Pair {
  const path = `${before.declaringType.qualifiedName}/${before.name}`;
  const owners = { before: before.declaringType, after: after.declaringType };
  return { element: after.kind, path, before, after, owners };
}

function compareDetails(before: Member, after: Member, pair: Pair, comparison: Comparison): void {
  comparison.alter(pair, "Kind", before.kind, after.kind);
  comparison.annotate(pair);
  compareReference(pair, before.type, after.type, comparison);
  if (before.kind === "Property" && after.kind === "Property") {
    comparison.alter(pair, "DefaultValue", before.defaultValue, after.defaultValue);
  } else if (before.kind === "NavigationProperty" && after.kind === "NavigationProperty") {
    compareNavigation(before, after, pair, comparison);
  }
}

function compareNavigation(
  before: NavigationProperty,
  after: NavigationProperty,
  pair: Pair,
  comparison: Comparison,
): void {
  const { scope: oldScope } = comparison.before;
  const { scope } = comparison.after;
  const contains = ({ containsTarget }: NavigationProperty): string => String(containsTarget);
  comparison.alter(pair, "ContainsTarget", contains(before), contains(after));
  comparison.alter(
    pair,
    "Partner",
    before.partner && qualifyPath(before.partner, oldScope),
    after.partner && qualifyPath(after.partner, scope),
  );
  comparison.alter(pair, "OnDelete", before.onDelete, after.onDelete);
  const constraints = new Map(after.referentialConstraints.map((each) => [each.property, each]));
  for (const constraint of before.referentialConstraints) {
    const other = constraints.get(constraint.property);
    constraints.delete(constraint.property);
    const written = `${constraint.property} = ${constraint.referencedProperty}`;
    const now = other && `${other.property} = ${other.referencedProperty}`;
    const places = { before: constraint.place, ...(other && { after: other.place }) };
    comparison.alter(pair, "ReferentialConstraint", written, now, places);
    if (other === undefined) continue;
    comparison.annotate({
      element: "ReferentialConstraint" satisfies ElementKind,
      path: `${pair.path}/${constraint.property}`,
      before: constraint,
      after: other,
      owners: { before, after },
    });
  }
  for (const { property, referencedProperty, place } of constraints.values()) {
    const now = `${property} = ${referencedProperty}`;
    comparison.alter(pair, "ReferentialConstraint", undefined, now, { after: place });
  }
}

function isStructured(type: { readonly kind: string }): type is StructuredType {
  return type.kind === "EntityType" || type.kind === "ComplexType";
}
