import type { RouteAction, RouteType, RouteTypes } from "./route-type.js";

/** Where a route leads: to one value, to a collection, or to an action. */
export type Place =
  | { readonly kind: "one"; readonly type: string }
  | { readonly kind: "many"; readonly type: string; readonly isNullable: boolean }
  | { readonly kind: "action"; readonly action: RouteAction };

/** Follows a route from the container, segment by segment; to nowhere, if the slice does not have it. */
export function findPlace(route: string, types: RouteTypes): Place | undefined {
  let place: Place | undefined = { kind: "one", type: "" };
  for (const segment of route.split("/").slice(1)) place = place && follow(place, segment, types);
  return place;
}

/** Reads a type as `RouteType` writes it. */
export function readPlace(text: string): Place {
  const [, element] = /^Collection\((.*)\)$/.exec(text) ?? [];
  if (element === undefined) return { kind: "one", type: text };
  return { kind: "many", type: element.replace("?", ""), isNullable: element.endsWith("?") };
}

function follow(place: Place, segment: string, types: RouteTypes): Place | undefined {
  if (place.kind === "action") return undefined;
  const { kind, type } = place;
  if (/^\{.*\}$/.test(segment)) return kind === "many" ? { kind: "one", type } : undefined;
  const [, name = "", values = ""] = /^([^(]*)(?:\((.*)\))?$/.exec(segment) ?? [];
  const find = <Member>(name: string, membersOf: MembersOf<Member>): Member | undefined =>
    findMember(types, type, name, membersOf);

  const property = kind === "one" ? find(name, (it) => it.properties) : undefined;
  if (property !== undefined) return withKey(readPlace(property), values);
  if (Object.hasOwn(types, name) && name !== "") return withKey({ ...place, type: name }, values);
  // Operations may be called by qualified names, too.
  for (const own of new Set([name, name.slice(name.lastIndexOf(".") + 1)])) {
    const result = find(own, (it) => (kind === "one" ? it.functions : it.collectionFunctions));
    if (result !== undefined) return readPlace(result);
    const action = find(own, (it) => (kind === "one" ? it.actions : it.collectionActions));
    if (action !== undefined) return { kind: "action", action };
  }
  return undefined;
}

/** Keys in parentheses stand in the segment of their collection. */
function withKey(place: Place, values: string): Place {
  return place.kind === "many" && values !== "" ? { kind: "one", type: place.type } : place;
}

type MembersOf<Member> = (type: RouteType) => Readonly<Record<string, Member>> | undefined;

/** What a type has at a name, by itself, from its base types, or, as services take that too, from a derived type. */
function findMember<Member>(
  types: RouteTypes,
  type: string,
  name: string,
  membersOf: MembersOf<Member>,
): Member | undefined {
  const own = (typeName: string): Member | undefined => {
    const declared = types[typeName];
    const members = declared && membersOf(declared);
    return members && Object.hasOwn(members, name) ? members[name] : undefined;
  };
  for (const ancestor of lineageOf(types, type)) {
    const member = own(ancestor);
    if (member !== undefined) return member;
  }
  for (const other of Object.keys(types)) {
    const member = own(other);
    if (member !== undefined && lineageOf(types, other).includes(type)) return member;
  }
  return undefined;
}

/** A type and those it derives from. */
function lineageOf(types: RouteTypes, type: string): readonly string[] {
  const lineage: string[] = [];
  for (let next: string | undefined = type; next !== undefined; next = types[next]?.base) {
    lineage.push(next);
  }
  return lineage;
}
