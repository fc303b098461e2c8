import type { TypeCheck } from "../check.js";
import { primitive } from "../primitive.js";
import { isGeo } from "./geo.js";

/** Edm.GeographyPolygon and Edm.GeometryPolygon. */
export const isGeoPolygon = (value: unknown): boolean => isGeo(value, "Polygon");

export const nullableGeoPolygon = (value: unknown): boolean =>
  value === null || value === undefined || isGeoPolygon(value);

export const checkGeoPolygon: TypeCheck = (value, name, check) =>
  primitive(value, name, check, isGeoPolygon, "GeoJSON Polygon");
