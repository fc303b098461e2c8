import type { EnumType, StructuredType, Type, TypeReference } from "@graphslice/csdl";

/** Primitive types as far as expressions tell them apart: the sizes of numbers do not matter to them. */
export type PrimitiveKind =
  | "Binary"
  | "Boolean"
  | "Date"
  | "DateTimeOffset"
  | "Decimal"
  | "Double"
  | "Duration"
  | "Guid"
  | "Integer"
  | "Stream"
  | "String"
  | "TimeOfDay";

/** The static type of a single value in an expression. */
export type ValueType =
  | { readonly kind: PrimitiveKind }
  | { readonly kind: "Enum"; readonly type: EnumType }
  | { readonly kind: "Structured"; readonly type: StructuredType }
  /** Of dynamic properties, of `Edm.Untyped` and of geographic types: JSON as it is. */
  | { readonly kind: "Untyped" }
  | { readonly kind: "Null" };

const primitiveKinds: ReadonlyMap<string, PrimitiveKind> = new Map([
  ["Binary", "Binary"],
  ["Boolean", "Boolean"],
  ["Byte", "Integer"],
  ["Date", "Date"],
  ["DateTimeOffset", "DateTimeOffset"],
  ["Decimal", "Decimal"],
  ["Double", "Double"],
  ["Duration", "Duration"],
  ["Guid", "Guid"],
  ["Int16", "Integer"],
  ["Int32", "Integer"],
  ["Int64", "Integer"],
  ["SByte", "Integer"],
  ["Single", "Double"],
  ["Stream", "Stream"],
  ["String", "String"],
  ["TimeOfDay", "TimeOfDay"],
]);

/** The type of a single value of a model's type. */
export function valueTypeOf(type: Type): ValueType {
  switch (type.kind) {
    case "EntityType":
    case "ComplexType":
      return { kind: "Structured", type };
    case "EnumType":
      return { kind: "Enum", type };
    case "TypeDefinition":
      return valueTypeOf(type.underlyingType);
    case "PrimitiveType":
      return { kind: primitiveKinds.get(type.name) ?? "Untyped" };
  }
}

/** The type as messages name it. */
export function describeType(type: ValueType, isCollection = false): string {
  const name =
    type.kind === "Enum" || type.kind === "Structured" ? type.type.qualifiedName : type.kind;
  return isCollection ? `a collection of ${name}` : name;
}

/** The static type of an expression. */
export interface ResultType {
  readonly type: ValueType;
  readonly isCollection: boolean;
}

export function resultTypeOf({ type, isCollection }: TypeReference): ResultType {
  return { type: valueTypeOf(type), isCollection };
}

export function isNumeric({ kind }: ValueType): boolean {
  return kind === "Integer" || kind === "Decimal" || kind === "Double";
}
