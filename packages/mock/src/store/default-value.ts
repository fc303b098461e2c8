import { descendantsOf, type Property, type StructuredType, type Type } from "@graphslice/csdl";
import { createBare } from "../create-bare.js";
import type { JsonObject, JsonValue } from "../json.js";
import { layoutOf } from "../resource/type-layout.js";

/**
 * The value of a property that nobody has set: its default, or the least value of its type where it cannot be null.
 * Undefined for what may be absent, which counts as null or as no items.
 */
function defaultValueOf(
  { type, defaultValue }: Property,
  now: () => string,
): JsonValue | undefined {
  if (type.isCollection) return undefined;
  if (defaultValue !== undefined) return parseDefault(defaultValue, type.type);
  return type.facets.nullable === false ? leastValueOf(type.type, now, 0) : undefined;
}

/** Sets what nobody has set and what cannot be absent, or has a default. */
export function addDefaults(
  type: StructuredType,
  values: Record<string, JsonValue>,
  now: () => string,
  given: object = {},
): void {
  for (const [name, property] of layoutOf(type).properties) {
    if (name in values || Object.hasOwn(given, name)) continue;
    const value = defaultValueOf(property, now);
    if (value !== undefined) values[name] = value;
  }
}

/** CSDL writes default values as in URLs, without quotes around strings (OData CSDL XML 4.01 §6.2.9). */
function parseDefault(text: string, type: Type): JsonValue {
  const { qualifiedName } = type.kind === "TypeDefinition" ? type.underlyingType : type;
  if (qualifiedName === "Edm.Boolean") return text === "true";
  if (/^Edm\.(S?Byte|Int(16|32|64)|Decimal|Double|Single)$/.test(qualifiedName)) {
    const number = Number(text);
    return Number.isFinite(number) && (!Number.isInteger(number) || Number.isSafeInteger(number))
      ? number
      : text;
  }
  return type.kind === "EnumType" ? text.replace(/^[\w.]+'(.*)'$/, "$1") : text;
}

const LEAST: Readonly<Record<string, JsonValue>> = {
  "Edm.Boolean": false,
  "Edm.Date": "0001-01-01",
  "Edm.Duration": "PT0S",
  "Edm.Guid": "00000000-0000-0000-0000-000000000000",
  "Edm.TimeOfDay": "00:00:00",
  "Edm.Binary": "",
  "Edm.String": "",
};

function leastValueOf(type: Type, now: () => string, depth: number): JsonValue | undefined {
  switch (type.kind) {
    case "EnumType":
      return type.members[0]?.name;
    case "TypeDefinition":
      return leastValueOf(type.underlyingType, now, depth);
    case "PrimitiveType": {
      if (type.qualifiedName === "Edm.DateTimeOffset") return now();
      if (/^Edm\.(S?Byte|Int|Decimal|Double|Single)/.test(type.qualifiedName)) return 0;
      return LEAST[type.qualifiedName];
    }
    default:
      return depth > 8 ? undefined : createLeast(type, now, depth + 1);
  }
}

function createLeast(declared: StructuredType, now: () => string, depth: number): JsonObject {
  const type = concreteTypeOf(declared);
  const values = createBare();
  if (type !== declared) values["@odata.type"] = `#${type.qualifiedName}`;
  for (const [name, { type: reference }] of layoutOf(type).properties) {
    if (reference.isCollection || reference.facets.nullable !== false) continue;
    const value = leastValueOf(reference.type, now, depth);
    if (value !== undefined) values[name] = value;
  }
  return values;
}

/** The type itself, or the first of its derived types that can have instances. */
export function concreteTypeOf<T extends StructuredType>(type: T): T {
  if (!type.isAbstract) return type;
  const descendants: readonly StructuredType[] =
    type.kind === "EntityType" ? descendantsOf(type) : descendantsOf(type);
  // Descendants of an entity type are entity types, those of a complex type complex types.
  return (descendants.find(({ isAbstract }) => !isAbstract) ?? type) as T;
}
