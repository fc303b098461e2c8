import type { TypeCheck } from "../check.js";
import { primitive } from "../primitive.js";

const pattern = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

/** Edm.Guid by OData's rule `guidValue`. */
export const isGuid = (value: unknown): value is string =>
  typeof value === "string" && pattern.test(value);

export const nullableGuid = (value: unknown): boolean =>
  value === null || value === undefined || isGuid(value);

export const checkGuid: TypeCheck = (value, name, check) =>
  primitive(value, name, check, isGuid, "Guid");
