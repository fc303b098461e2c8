import type { Diagnostic } from "../diagnostic.js";
import { keyOf } from "../hierarchy.js";
import type { EntityType, Property, Type } from "../model.js";
import { describeType, writeType } from "./describe-element.js";
import { keyAliasMissing, keyNotPrimitive, keyNullable, keyRedeclared } from "./problems.js";

/** A key is declared once in a hierarchy, of non-nullable primitive properties (OData CSDL XML 4.01 §6.5). */
export function checkKey(type: EntityType): readonly Diagnostic[] {
  if (type.key.length === 0) return [];
  const diagnostics: Diagnostic[] = [];
  const within = describeType(type);
  const { baseType } = type;
  if (baseType !== undefined && keyOf(baseType).length > 0) {
    diagnostics.push(keyRedeclared(baseType.qualifiedName, { place: type.place, within }));
  }
  for (const { name, alias, property } of type.key) {
    const origin = { place: property.place, within };
    if (!isKeyType(property)) {
      diagnostics.push(keyNotPrimitive(name, writeType(property.type), origin));
    }
    if (property.type.facets.nullable !== false) diagnostics.push(keyNullable(name, origin));
    if (name.includes("/") && alias === undefined) diagnostics.push(keyAliasMissing(name, origin));
  }
  return diagnostics;
}

const KEY_TYPES = new Set(
  "Boolean Byte Date DateTimeOffset Decimal Duration Guid Int16 Int32 Int64 SByte String TimeOfDay"
    .split(" ")
    .map((name) => `Edm.${name}`),
);

function isKeyType({ type: { type, isCollection } }: Property): boolean {
  return !isCollection && (type.kind === "EnumType" || KEY_TYPES.has(underlyingName(type)));
}

function underlyingName(type: Type): string {
  return type.kind === "TypeDefinition" ? type.underlyingType.qualifiedName : type.qualifiedName;
}
