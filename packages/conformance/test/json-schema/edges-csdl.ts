/** The primitive types of OData 4.01 that properties can have, by unqualified name. */
export const primitives = [
  ...["Binary", "Boolean", "Byte", "Date", "DateTimeOffset", "Decimal", "Double", "Duration"],
  ...["Guid", "Int16", "Int32", "Int64", "SByte", "Single", "Stream", "String", "TimeOfDay"],
  ...["Untyped", "PrimitiveType"],
  ...["Geography", "Geometry"].flatMap((name) => [
    name,
    ...["Point", "LineString", "Polygon", "MultiPoint", "MultiLineString", "MultiPolygon"].map(
      (shape) => name + shape,
    ),
    `${name}Collection`,
  ]),
];

/** Metadata with a complex type for each primitive type, that has it in every way. */
export const edgesCsdl = `<?xml version="1.0" encoding="utf-8"?>
<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">
  <edmx:DataServices>
    <Schema Namespace="example.edges" xmlns="http://docs.oasis-open.org/odata/ns/edm">
${primitives
  .map(
    (name) => `      <ComplexType Name="of${name}">
        <Property Name="one" Type="Edm.${name}" Nullable="false" />
        <Property Name="oneOrNull" Type="Edm.${name}" />
        <Property Name="many" Type="Collection(Edm.${name})" />
        <Property Name="manyOrNull" Type="Collection(Edm.${name})" Nullable="true" />
      </ComplexType>`,
  )
  .join("\n")}
    </Schema>
  </edmx:DataServices>
</edmx:Edmx>
`;
