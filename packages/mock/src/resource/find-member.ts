import {
  isOrDerivesFrom,
  type NavigationProperty,
  type Property,
  type StructuredType,
} from "@graphslice/csdl";
import type { JsonValue } from "../json.js";
import { badRequest } from "../refusal.js";
import { isObject } from "../store/key.js";
import type { PathContext } from "./path-context.js";
import { layoutOf } from "./type-layout.js";

/** The type that a segment casts to; undefined if the segment names none. @throws {Refusal} 400 for a type of another family */
export function findCast(
  name: string,
  type: StructuredType,
  { index }: PathContext,
): StructuredType | undefined {
  if (!name.includes(".")) return undefined;
  const cast = index.findStructuredType(name);
  if (cast === undefined) return undefined;
  // A cast to a base type changes nothing, and OData allows it.
  if (isOrDerivesFrom(cast, type)) return cast;
  if (isOrDerivesFrom(type, cast)) return type;
  throw badRequest(
    `The type '${cast.qualifiedName}' does not derive from '${type.qualifiedName}'.`,
  );
}

/** The property, stream or navigation property with a name. */
export function findMember(
  type: StructuredType,
  name: string,
): Property | NavigationProperty | undefined {
  const { properties, streams, navigation } = layoutOf(type);
  return properties.get(name) ?? streams.get(name) ?? navigation.get(name);
}

/** The type that a complex value is of. */
export function actualType(
  value: JsonValue,
  declared: StructuredType | undefined,
  { index }: PathContext,
): StructuredType | undefined {
  const named = isObject(value) ? value["@odata.type"] : undefined;
  return (typeof named === "string" ? index.findStructuredType(named) : undefined) ?? declared;
}

/** A value by name, which may be that of a member of every object. */
export function readOwn(values: object, name: string): JsonValue | undefined {
  return Object.hasOwn(values, name) ? (values as Record<string, JsonValue>)[name] : undefined;
}
