import type { TypeCheck } from "../check.js";
import { primitive } from "../primitive.js";

/** Edm.Boolean. */
export const isBoolean = (value: unknown): value is boolean => typeof value === "boolean";

export const nullableBoolean = (value: unknown): boolean =>
  value === null || value === undefined || typeof value === "boolean";

export const checkBoolean: TypeCheck = (value, name, check) =>
  primitive(value, name, check, isBoolean, "Boolean");
