import type { EntityType, StructuredType } from "@graphslice/csdl";
import { createBare } from "../create-bare.js";
import type { JsonObject, JsonValue } from "../json.js";
import type { ModelIndex } from "../resource/model-index.js";
import { layoutOf } from "../resource/type-layout.js";
import { isObject } from "../store/key.js";

import { readStructured, readValue, typeOfValue } from "./read-values.js";

/** What an update makes of an entity's values (OData 4.0 Part 1 §11.4.3): complex values are merged as well. */
export function mergeValues(
  type: EntityType,
  before: JsonObject,
  body: JsonObject,
  index: ModelIndex,
): JsonObject {
  return mergeMembers(type, before, body, index);
}

/** The body with the types of complex values that it leaves out: what is updated has its type already. */
export function completeTypes(
  type: StructuredType,
  before: JsonObject,
  body: JsonObject,
  index: ModelIndex,
): JsonObject {
  const completed = Object.assign(createBare(), body);
  for (const [name, { type: reference }] of layoutOf(type).properties) {
    const given = body[name];
    const old = before[name];
    if (reference.type.kind !== "ComplexType" || !isObject(given) || !isObject(old)) continue;
    const actual = typeOfValue(reference.type, old, index);
    const typed =
      given["@odata.type"] === undefined && actual !== reference.type
        ? Object.assign(createBare(), { "@odata.type": `#${actual.qualifiedName}` }, given)
        : given;
    completed[name] = completeTypes(actual, old, typed, index);
  }
  return completed;
}

function mergeMembers(
  type: StructuredType,
  before: JsonObject,
  body: JsonObject,
  index: ModelIndex,
): Record<string, JsonValue> {
  const merged = Object.assign(createBare(), before);
  const { properties, streams, navigation } = layoutOf(type);
  for (const [name, value] of Object.entries(body)) {
    const property = properties.get(name);
    if (streams.has(name) || navigation.has(name)) continue;
    if (property === undefined && (!type.isOpen || name.includes("@"))) continue;
    const old = merged[name];
    if (value === null) delete merged[name];
    else if (property === undefined) merged[name] = value;
    else if (property.type.type.kind === "ComplexType" && isObject(value) && isObject(old)) {
      merged[name] = mergeComplex(property.type.type, old, value, index);
    } else merged[name] = readValue(property.type, value, index);
  }
  return merged;
}

function mergeComplex(
  declared: StructuredType,
  old: JsonObject,
  value: JsonObject,
  index: ModelIndex,
): JsonObject {
  const type = typeOfValue(declared, value, index);
  // A value of another type takes the place of what was there.
  if (type !== typeOfValue(declared, old, index)) return readStructured(declared, value, index);
  return mergeMembers(type, old, value, index);
}
