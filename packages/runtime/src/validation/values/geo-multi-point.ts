import type { TypeCheck } from "../check.js";
import { primitive } from "../primitive.js";
import { isGeo } from "./geo.js";

/** Edm.GeographyMultiPoint and Edm.GeometryMultiPoint. */
export const isGeoMultiPoint = (value: unknown): boolean => isGeo(value, "MultiPoint");

export const nullableGeoMultiPoint = (value: unknown): boolean =>
  value === null || value === undefined || isGeoMultiPoint(value);

export const checkGeoMultiPoint: TypeCheck = (value, name, check) =>
  primitive(value, name, check, isGeoMultiPoint, "GeoJSON MultiPoint");
