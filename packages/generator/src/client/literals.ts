import {
  allProperties,
  type ComplexType,
  type EntityType,
  type NavigationProperty,
  type Property,
  type StructuredType,
} from "@graphslice/csdl";
import { isTypedLiteral } from "./edm-type.js";

/** The navigation properties that a type declares and that lead to a node. */
export function ownLinks(
  type: EntityType,
): readonly (NavigationProperty & { type: { type: EntityType } })[] {
  return type.navigationProperties.filter(
    (property): property is NavigationProperty & { type: { type: EntityType } } =>
      property.type.type.kind === "EntityType",
  );
}

/** A property whose literals in filters are not what its values in JSON look like, or one whose parts have such. */
export type LiteralProperty =
  | { readonly property: Property; readonly literal: string }
  | { readonly property: Property; readonly complex: ComplexType };

/** The properties that a type declares whose literals have to be known. */
export function ownLiterals(type: StructuredType): readonly LiteralProperty[] {
  return type.properties.flatMap((property) => literalOf(property) ?? []);
}

/** Whether a complex type has such properties, also inherited ones. */
export function hasLiterals(
  type: ComplexType,
  seen: ReadonlySet<ComplexType> = new Set(),
): boolean {
  if (seen.has(type)) return false;
  const within = new Set([...seen, type]);
  return allProperties(type).some(({ type: { type: own } }) =>
    own.kind === "ComplexType" ? hasLiterals(own, within) : isTypedLiteral(literalName(own)),
  );
}

function literalOf(property: Property): LiteralProperty | undefined {
  const { type } = property.type;
  if (type.kind === "ComplexType") {
    return hasLiterals(type) ? { property, complex: type } : undefined;
  }
  const literal = literalName(type);
  return isTypedLiteral(literal) ? { property, literal } : undefined;
}

function literalName(type: Property["type"]["type"]): string {
  if (type.kind === "TypeDefinition") return type.underlyingType.name;
  return type.kind === "PrimitiveType" ? type.name : "";
}
