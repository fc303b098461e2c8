import type { TypeCheck } from "../check.js";
import { primitive } from "../primitive.js";
import { isGeo } from "./geo.js";

/** Edm.GeographyMultiPolygon and Edm.GeometryMultiPolygon. */
export const isGeoMultiPolygon = (value: unknown): boolean => isGeo(value, "MultiPolygon");

export const nullableGeoMultiPolygon = (value: unknown): boolean =>
  value === null || value === undefined || isGeoMultiPolygon(value);

export const checkGeoMultiPolygon: TypeCheck = (value, name, check) =>
  primitive(value, name, check, isGeoMultiPolygon, "GeoJSON MultiPolygon");
