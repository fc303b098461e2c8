import type { TypeCheck } from "../check.js";
import { primitive } from "../primitive.js";
import { isGeo } from "./geo.js";

/** Edm.GeographyCollection and Edm.GeometryCollection. */
export const isGeoCollection = (value: unknown): boolean => isGeo(value, "GeometryCollection");

export const nullableGeoCollection = (value: unknown): boolean =>
  value === null || value === undefined || isGeoCollection(value);

export const checkGeoCollection: TypeCheck = (value, name, check) =>
  primitive(value, name, check, isGeoCollection, "GeoJSON GeometryCollection");
