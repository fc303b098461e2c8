import type {
  EnumMember,
  Model,
  NavigationProperty,
  Property,
  SchemaType,
  StructuredType,
} from "@graphslice/csdl";

/** The types of the metadata by the names that tables give them. */
export type DeclaredTypes = ReadonlyMap<string, SchemaType>;

export function indexTypes({ types }: Model): DeclaredTypes {
  return new Map([...types.values()].map((type) => [nameType(type.qualifiedName), type]));
}

/** A type's name in TypeScript: `microsoft.graph.security.alert` is `SecurityAlert`. */
export function nameType(qualifiedName: string): string {
  return qualifiedName
    .replace(/^microsoft\.graph\./, "")
    .split(".")
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join("");
}

/** The property or enumeration member that a type itself declares. */
export function findMember(
  type: SchemaType | undefined,
  name: string,
): Property | NavigationProperty | EnumMember | undefined {
  const members =
    type?.kind === "EnumType"
      ? type.members
      : type?.kind === "EntityType" || type?.kind === "ComplexType"
        ? [...type.properties, ...type.navigationProperties]
        : [];
  return members.find((member) => member.name === name);
}

/** The property or navigation property that a type itself declares. */
export function findProperty(
  type: SchemaType | undefined,
  name: string,
): Property | NavigationProperty | undefined {
  const member = findMember(type, name);
  return member?.kind === "EnumMember" ? undefined : member;
}

export function isStructured(type: SchemaType | undefined): type is StructuredType {
  return type?.kind === "EntityType" || type?.kind === "ComplexType";
}
