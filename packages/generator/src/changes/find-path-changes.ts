import type { EntityType, NavigationProperty } from "@graphslice/csdl";
import type { ClientContext } from "../client/client-context.js";
import { derivedMemberType } from "../client/derived-member-type.js";
import { membersOf } from "../client/collect-members.js";
import { declareMember } from "../client/declare-member.js";
import { derivedMembersOf, type OwnedMember } from "../client/member-bases.js";
import { isReferenced } from "../client/place-type.js";
import { printPathType } from "../views/print-path-type.js";
import type { EmissionChange } from "./verdict.js";

/**
 * What changes in the paths of a client without any change to the member that they are of: members of derived types,
 * which a path has without a cast, since another derived type has one of the same name; operations, since another member
 * has their name; and references to entities, since their set is gone.
 *
 * @param taken what breaking changes are about, by path
 */
export function findPathChanges(
  before: ClientContext,
  after: ClientContext,
  taken: ReadonlySet<string>,
): readonly EmissionChange[] {
  return [...before.model.types].flatMap(([path, old]) => {
    const now = after.model.types.get(path);
    if (old.kind !== "EntityType" || now?.kind !== "EntityType") return [];
    return [
      ...findDerived(old, now, { before, after, taken }),
      ...findReferences(old, now, before, after),
      ...findRespelled(old, now, before, after),
    ];
  });
}

interface Comparison {
  readonly before: ClientContext;
  readonly after: ClientContext;
  readonly taken: ReadonlySet<string>;
}

function findDerived(
  old: EntityType,
  now: EntityType,
  { before, after, taken }: Comparison,
): readonly EmissionChange[] {
  if (!before.nodes.has(old) || !after.nodes.has(now) || old.derivedTypes.length === 0) return [];
  const members = derivedMembersOf(now, after);
  return [...derivedMembersOf(old, before)].flatMap(([name, owned]) => {
    const others = members.get(name);
    if (others === undefined) return [];
    if (owned.some(([owner]) => taken.has(`${owner.qualifiedName}/${name}`))) return [];
    const was = printPathType(derivedMemberType(owned, before));
    const is = printPathType(derivedMemberType(others, after));
    // Further overloads come behind those that there were.
    if (is === was || is.startsWith(`${was} & `)) return [];
    if (was.endsWith("]") && printDeclared(owned, before) === printDeclared(others, after)) {
      return [];
    }
    return [changeOf(`${old.qualifiedName}/${name}`, was, is)];
  });
}

/** What the first of the derived types that have a member declares it to be. */
function printDeclared([first]: readonly OwnedMember[], context: ClientContext): string {
  return first === undefined ? "" : printPathType(declareMember(first[1], "", context).type);
}

/** Operations go by their qualified names where another member has their own. */
function findRespelled(
  old: EntityType,
  now: EntityType,
  before: ClientContext,
  after: ClientContext,
): readonly EmissionChange[] {
  const names = namesOfOperations(now, after);
  return [...namesOfOperations(old, before)].flatMap(([operation, was]) => {
    const is = names.get(operation);
    if (is === undefined || was.every((name) => is.includes(name))) return [];
    const path = `${old.qualifiedName}/${operation}`;
    return [
      {
        kind: "emission",
        element: "Operation",
        path,
        before: was.join(),
        after: is.join(),
      } as const,
    ];
  });
}

/** The names that operations have at a path, by qualified name. */
function namesOfOperations(
  type: EntityType,
  context: ClientContext,
): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, readonly string[]>();
  for (const member of membersOf(type, context)) {
    if (member.kind !== "operation") continue;
    for (const { qualifiedName } of member.groups) {
      names.set(qualifiedName, [...(names.get(qualifiedName) ?? []), member.name]);
    }
  }
  return names;
}

function findReferences(
  old: EntityType,
  now: EntityType,
  before: ClientContext,
  after: ClientContext,
): readonly EmissionChange[] {
  const properties = new Map(now.navigationProperties.map((each) => [each.name, each]));
  return old.navigationProperties.flatMap((property): readonly EmissionChange[] => {
    const other = properties.get(property.name);
    if (other === undefined || !hasReference(property, before) || hasReference(other, after)) {
      return [];
    }
    // Where the containment changed, that has been told.
    if (property.containsTarget !== other.containsTarget) return [];
    return [changeOf(`${old.qualifiedName}/${property.name}`, "with $ref", "without $ref")];
  });
}

function hasReference(property: NavigationProperty, context: ClientContext): boolean {
  return property.type.type.kind === "EntityType" && isReferenced(property, context);
}

function changeOf(path: string, before: string, after: string): EmissionChange {
  return { kind: "emission", element: "Member", path, before, after };
}
