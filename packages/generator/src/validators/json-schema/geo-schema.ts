import type { JsonSchema } from "./primitive-schema.js";

const position: JsonSchema = { type: "array", items: { type: "number" }, minItems: 2 };

/** Spatial values as GeoJSON (OData JSON Format 4.01 §7.1; RFC 7946 §3.1), which the schemas of types refer to. */
export const GEO_SCHEMA: JsonSchema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "Spatial values",
  $ref: "#/$defs/Geo",
  $defs: {
    Point: shape("Point", position),
    MultiPoint: shape("MultiPoint", listOf(position)),
    LineString: shape("LineString", listOf(position)),
    MultiLineString: shape("MultiLineString", listOf(listOf(position))),
    Polygon: shape("Polygon", listOf(listOf(position))),
    MultiPolygon: shape("MultiPolygon", listOf(listOf(listOf(position)))),
    Collection: {
      type: "object",
      properties: {
        type: { const: "GeometryCollection" },
        geometries: listOf({ $ref: "#/$defs/Geo" }),
        crs: { type: "object" },
      },
      required: ["type", "geometries"],
    },
    Geo: {
      anyOf: [
        ...["Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon"],
        "Collection",
      ].map((name) => ({ $ref: `#/$defs/${name}` })),
    },
  },
};

function shape(type: string, coordinates: JsonSchema): JsonSchema {
  return {
    type: "object",
    properties: { type: { const: type }, coordinates, crs: { type: "object" } },
    required: ["type", "coordinates"],
  };
}

function listOf(items: JsonSchema): JsonSchema {
  return { type: "array", items };
}
