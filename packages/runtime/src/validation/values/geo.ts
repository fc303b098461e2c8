import type { TypeCheck } from "../check.js";
import { primitive } from "../primitive.js";
import { isCoordinates } from "./coordinates.js";

/** How deep the positions are, by the name that GeoJSON has for a type. */
const levels: Readonly<Record<string, number>> = {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
};

/** Edm.Geography and Edm.Geometry: a GeoJSON object, of one type or of any (OData JSON Format 4.01 §7.1). */
export const isGeo = (value: unknown, only?: string, depth = 0): boolean => {
  if (typeof value !== "object" || value === null) return false;
  const { type, coordinates, geometries, crs } = value as Readonly<Record<string, unknown>>;
  if (typeof type !== "string" || (only !== undefined && type !== only)) return false;
  if (crs !== undefined && (typeof crs !== "object" || crs === null)) return false;
  if (type === "GeometryCollection") {
    return (
      depth < 100 &&
      Array.isArray(geometries) &&
      geometries.every((part) => isGeo(part, undefined, depth + 1))
    );
  }
  return Object.hasOwn(levels, type) && isCoordinates(coordinates, levels[type] ?? 0);
};

export const nullableGeo = (value: unknown): boolean =>
  value === null || value === undefined || isGeo(value);

export const checkGeo: TypeCheck = (value, name, check) =>
  primitive(value, name, check, (given) => isGeo(given), "GeoJSON");
