import type { TypeCheck } from "../check.js";
import { primitive } from "../primitive.js";
import { isGeo } from "./geo.js";

/** Edm.GeographyMultiLineString and Edm.GeometryMultiLineString. */
export const isGeoMultiLineString = (value: unknown): boolean => isGeo(value, "MultiLineString");

export const nullableGeoMultiLineString = (value: unknown): boolean =>
  value === null || value === undefined || isGeoMultiLineString(value);

export const checkGeoMultiLineString: TypeCheck = (value, name, check) =>
  primitive(value, name, check, isGeoMultiLineString, "GeoJSON MultiLineString");
