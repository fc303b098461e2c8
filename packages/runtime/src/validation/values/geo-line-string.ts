import type { TypeCheck } from "../check.js";
import { primitive } from "../primitive.js";
import { isGeo } from "./geo.js";

/** Edm.GeographyLineString and Edm.GeometryLineString. */
export const isGeoLineString = (value: unknown): boolean => isGeo(value, "LineString");

export const nullableGeoLineString = (value: unknown): boolean =>
  value === null || value === undefined || isGeoLineString(value);

export const checkGeoLineString: TypeCheck = (value, name, check) =>
  primitive(value, name, check, isGeoLineString, "GeoJSON LineString");
