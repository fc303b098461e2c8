import type { TypeCheck } from "../check.js";
import { primitive } from "../primitive.js";
import { isGeo } from "./geo.js";

/** Edm.GeographyPoint and Edm.GeometryPoint. */
export const isGeoPoint = (value: unknown): boolean => isGeo(value, "Point");

export const nullableGeoPoint = (value: unknown): boolean =>
  value === null || value === undefined || isGeoPoint(value);

export const checkGeoPoint: TypeCheck = (value, name, check) =>
  primitive(value, name, check, isGeoPoint, "GeoJSON Point");
