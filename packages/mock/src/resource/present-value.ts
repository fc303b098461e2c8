import type { TypeReference } from "@graphslice/csdl";
import { readValues, typeOfValue } from "../body/read-values.js";
import type { JsonValue } from "../json.js";
import { Entity } from "../store/entity.js";
import { isObject } from "../store/key.js";
import type { Store } from "../store/store.js";
import type { Resource } from "./resource.js";

/** Makes a resource of what an operation returned, so that paths and queries can go on from it. */
export function presentValue(
  value: JsonValue | readonly Entity[] | undefined,
  reference: TypeReference,
  { index, seeder }: Store,
): Resource {
  const { type, isCollection } = reference;
  if (type.kind !== "EntityType") {
    return {
      kind: "value",
      type: reference,
      value: (value as JsonValue | undefined) ?? (isCollection ? [] : null),
    };
  }
  const read = (item: JsonValue | Entity): readonly Entity[] => {
    if (item instanceof Entity) return [item];
    if (!isObject(item)) return [];
    const actual = typeOfValue(type, item, index);
    const values = readValues(actual, item, index);
    return [new Entity({ type: actual, values, isSeeded: seeder !== undefined })];
  };
  if (isCollection) {
    const list = Array.isArray(value) ? (value as readonly (JsonValue | Entity)[]) : [];
    const relation = { kind: "computed", items: list.flatMap(read) } as const;
    return { kind: "collection", relation, type, context: `Collection(${type.qualifiedName})` };
  }
  const [entity] = Array.isArray(value)
    ? (value as readonly Entity[])
    : read((value ?? null) as JsonValue);
  return {
    kind: "entity",
    relation: { kind: "computed", items: entity === undefined ? [] : [entity] },
    type,
    context: type.qualifiedName,
    ...(entity === undefined ? {} : { entity }),
    name: type.name,
    isKeyed: false,
  };
}
