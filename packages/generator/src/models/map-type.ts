import type { SchemaType, Type, TypeReference } from "@graphslice/csdl";
import type { NameTable, TypeNames } from "../names/name-table.js";
import {
  arrayOf,
  keyword,
  nullable,
  odataName,
  type TypeNameView,
  type TypeView,
} from "../views/type-view.js";

/** Which of a type's TypeScript types is meant: that of responses, or of requests that create or update. */
export type Mode = "read" | "create" | "update";

/** The primitive types as JSON has them (OData JSON Format 4.01 §7.1), by unqualified name. */
const primitives: Readonly<Record<string, TypeView>> = {
  Boolean: keyword("boolean"),
  Byte: keyword("number"),
  SByte: keyword("number"),
  Int16: keyword("number"),
  Int32: keyword("number"),
  Int64: odataName("Int64"),
  Decimal: odataName("Decimal"),
  Double: odataName("Double"),
  Single: odataName("Double"),
  Untyped: keyword("unknown"),
  PrimitiveType: odataName("Primitive"),
  EntityType: odataName("Entity"),
  ComplexType: odataName("Instance"),
};

/** The TypeScript type of an OData type. */
export function mapType(type: Type, mode: Mode, names: NameTable): TypeView {
  if (type.kind !== "PrimitiveType") return mapSchemaType(type, mode, names);
  const { name } = type;
  if (name.startsWith("Geography") || name.startsWith("Geometry")) {
    return odataName(name.replace(/^Geo(graphy|metry)/, "Geo"));
  }
  return primitives[name] ?? keyword("string");
}

/**
 * The TypeScript type of a use of a type. Single values may be null unless declared otherwise; items of a collection
 * only if the CSDL says so, as it says nothing of most (OData CSDL XML 4.01 §7.2.1).
 */
export function mapReference(reference: TypeReference, mode: Mode, names: NameTable): TypeView {
  const { isCollection, facets } = reference;
  const type = mapType(reference.type, mode, names);
  if (isCollection) return arrayOf(facets.nullable === true ? nullable(type) : type);
  return facets.nullable === false ? type : nullable(type);
}

export function mapSchemaType(type: SchemaType, mode: Mode, names: NameTable): TypeNameView {
  const { path, ...named } = namesOf(type, names);
  return { kind: "name", name: named[mode], path };
}

/** The names of a type of the slice. */
export function namesOf(type: SchemaType, names: NameTable): TypeNames {
  const found = names.types.get(type);
  if (found === undefined) throw new TypeError(`${type.qualifiedName} has no name`);
  return found;
}
