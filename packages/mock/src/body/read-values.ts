import type { StructuredType, TypeReference } from "@graphslice/csdl";
import { createBare } from "../create-bare.js";
import type { JsonObject, JsonValue } from "../json.js";
import type { ModelIndex } from "../resource/model-index.js";
import { layoutOf } from "../resource/type-layout.js";
import { isObject } from "../store/key.js";

/** The structural properties of a body that was judged, as the store keeps them: nulls are left out, annotations too. */
export function readValues(
  type: StructuredType,
  body: JsonObject,
  index: ModelIndex,
): Record<string, JsonValue> {
  const { properties, streams, navigation } = layoutOf(type);
  const values = createBare();
  for (const [name, value] of Object.entries(body)) {
    const property = properties.get(name);
    if (value === null || streams.has(name) || navigation.has(name)) continue;
    if (property !== undefined) values[name] = readValue(property.type, value, index);
    else if (type.isOpen && !isAnnotation(name)) values[name] = value;
  }
  return values;
}

export function readValue(
  reference: TypeReference,
  value: JsonValue,
  index: ModelIndex,
): JsonValue {
  const { type } = reference;
  if (type.kind !== "ComplexType" && type.kind !== "EntityType") return value;
  if (Array.isArray(value)) {
    return (value as readonly JsonValue[]).map((item) => readValue(reference, item, index));
  }
  return isObject(value) ? readStructured(type, value, index) : value;
}

/** A complex value. It names its type where that is not the declared one. */
export function readStructured(
  declared: StructuredType,
  value: JsonObject,
  index: ModelIndex,
): JsonObject {
  const type = typeOfValue(declared, value, index);
  const values = readValues(type, value, index);
  if (type === declared) return values;
  return Object.assign(createBare(), { "@odata.type": `#${type.qualifiedName}` }, values);
}

/** The type that a value names, or the declared one. */
export function typeOfValue<T extends StructuredType>(
  declared: T,
  value: JsonObject,
  index: ModelIndex,
): T {
  const name = value["@odata.type"];
  const named = typeof name === "string" ? index.findStructuredType(name) : undefined;
  // The judge has found that it derives from the declared type, so it is of the same kind.
  return named === undefined ? declared : (named as T);
}

function isAnnotation(name: string): boolean {
  return name.includes("@");
}
