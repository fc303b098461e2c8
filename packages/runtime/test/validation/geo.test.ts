import { expect, test } from "vitest";
import * as validation from "../../src/validation/index.js";

const line = [
  [1, 2],
  [3.5, 4],
];
const given: Readonly<Record<string, readonly unknown[]>> = {
  Point: [
    { type: "Point", coordinates: [142.1, 64.1] },
    { type: "Point", coordinates: [1, 2, 3] },
  ],
  LineString: [{ type: "LineString", coordinates: line }],
  Polygon: [{ type: "Polygon", coordinates: [[...line, [5, 6], [1, 2]]] }],
  MultiPoint: [
    { type: "MultiPoint", coordinates: line },
    { type: "MultiPoint", coordinates: [] },
  ],
  MultiLineString: [{ type: "MultiLineString", coordinates: [line, line] }],
  MultiPolygon: [{ type: "MultiPolygon", coordinates: [[line], [line]] }],
  Collection: [
    { type: "GeometryCollection", geometries: [] },
    { type: "GeometryCollection", geometries: [{ type: "Point", coordinates: [1, 2] }] },
  ],
};
const exported: Readonly<Record<string, unknown>> = validation;
const crs = { type: "name", properties: { name: "EPSG:4326" } };

test.each(Object.keys(given))("%s takes its own objects and no others", (kind) => {
  const is = exported[`isGeo${kind}`] as (value: unknown) => boolean;
  for (const [other, values] of Object.entries(given)) {
    for (const value of values) {
      expect(is(value)).toBe(other === kind);
      expect(validation.isGeo(value)).toBe(true);
      expect(validation.isGeo({ ...(value as object), crs })).toBe(true);
    }
  }
});

test.each([
  [null],
  ["geography'SRID=0;Point(1 2)'"],
  [[]],
  [{}],
  [{ type: "Point" }],
  [{ type: "Point", coordinates: [1] }],
  [{ type: "Point", coordinates: ["1", "2"] }],
  [{ type: "Point", coordinates: [1, 2], crs: "EPSG:4326" }],
  [{ type: "point", coordinates: [1, 2] }],
  [{ type: "constructor", coordinates: [1, 2] }],
  [{ type: "Polygon", coordinates: line }],
  [{ type: "MultiPolygon", coordinates: [line] }],
  [{ type: "GeometryCollection", geometries: [{ type: "Point" }] }],
])("%j is no GeoJSON", (value) => {
  expect(validation.isGeo(value)).toBe(false);
});

test("collections within collections end somewhere", () => {
  let value: unknown = { type: "Point", coordinates: [1, 2] };
  for (let depth = 0; depth < 50_000; depth += 1)
    value = { type: "GeometryCollection", geometries: [value] };
  expect(validation.isGeo(value)).toBe(false);
});
