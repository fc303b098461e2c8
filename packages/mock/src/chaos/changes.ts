import type { Model } from "@graphslice/csdl";
import { isObject, type JsonChange, type MutableObject } from "./change-json.js";

const MEMBER = "memberOfTheFuture";
const TYPE = "#microsoft.graph.typeOfTheFuture";

/** The entities of a page, or the one that is the body. */
function entitiesOf(body: MutableObject): readonly MutableObject[] {
  const { value } = body;
  return Array.isArray(value) ? value.filter(isObject) : [body];
}

export const addMembers: JsonChange = (body) => {
  const entities = entitiesOf(body);
  for (const entity of entities) entity[MEMBER] = { "@odata.type": TYPE, count: 1 };
  return entities.length > 0 ? body : undefined;
};

export const addTypes: JsonChange = (body) => {
  const entities = entitiesOf(body);
  for (const entity of entities) entity["@odata.type"] = TYPE;
  return entities.length > 0 ? body : undefined;
};

/** Gives a page a next one. */
export function linkTo(url: string): JsonChange {
  return (body) => {
    if (!Array.isArray(body["value"])) return undefined;
    return { ...body, "@odata.nextLink": url };
  };
}

export const linkToSelf: JsonChange = (body, request) => linkTo(request.url)(body, request);

/** Replaces members of enumerations, which stand in a body as texts. */
export function createEnumChange(model: Model): JsonChange {
  const members = membersByProperty(model);
  const change = (value: unknown, known: ReadonlySet<string> | undefined): unknown => {
    if (typeof value === "string") return known?.has(value) === true ? MEMBER : value;
    if (Array.isArray(value)) return value.map((item) => change(item, known));
    if (!isObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [name, change(item, members.get(name))]),
    );
  };
  return (body) => {
    const changed = change(body, undefined);
    const isSame = JSON.stringify(changed) === JSON.stringify(body);
    return isSame || !isObject(changed) ? undefined : changed;
  };
}

/** For the names of all properties that are enumerations, the members of these. */
function membersByProperty({ types }: Model): ReadonlyMap<string, ReadonlySet<string>> {
  const members = new Map<string, Set<string>>();
  for (const type of types.values()) {
    if (type.kind !== "EntityType" && type.kind !== "ComplexType") continue;
    for (const { name, type: reference } of type.properties) {
      if (reference.type.kind !== "EnumType") continue;
      const known = members.get(name) ?? new Set();
      for (const member of reference.type.members) known.add(member.name);
      members.set(name, known);
    }
  }
  return members;
}
