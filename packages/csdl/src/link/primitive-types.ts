import type { PrimitiveType } from "../model.js";

const names = [
  "Binary",
  "Boolean",
  "Byte",
  "Date",
  "DateTimeOffset",
  "Decimal",
  "Double",
  "Duration",
  "Guid",
  "Int16",
  "Int32",
  "Int64",
  "SByte",
  "Single",
  "Stream",
  "String",
  "TimeOfDay",
  "Geography",
  "GeographyPoint",
  "GeographyLineString",
  "GeographyPolygon",
  "GeographyMultiPoint",
  "GeographyMultiLineString",
  "GeographyMultiPolygon",
  "GeographyCollection",
  "Geometry",
  "GeometryPoint",
  "GeometryLineString",
  "GeometryPolygon",
  "GeometryMultiPoint",
  "GeometryMultiLineString",
  "GeometryMultiPolygon",
  "GeometryCollection",
  "Untyped",
  "PrimitiveType",
  "ComplexType",
  "EntityType",
  "AnnotationPath",
  "AnyPropertyPath",
  "ModelElementPath",
  "NavigationPropertyPath",
  "PropertyPath",
];

/** The built-in types (OData CSDL XML 4.01 §3.3 and §4), by qualified name. */
export const primitiveTypes: ReadonlyMap<string, PrimitiveType> = new Map(
  names.map((name) => {
    const qualifiedName = `Edm.${name}`;
    return [qualifiedName, Object.freeze({ kind: "PrimitiveType", name, qualifiedName } as const)];
  }),
);

/**
 * The built-in type of a qualified name.
 *
 * @throws {TypeError} if there is none; callers ask only for names that they know to be built in.
 */
export function primitiveType(qualifiedName: string): PrimitiveType {
  const type = primitiveTypes.get(qualifiedName);
  if (type === undefined) throw new TypeError(`${qualifiedName} is not a built-in type`);
  return type;
}
