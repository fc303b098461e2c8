import type { TypeCheck } from "../check.js";
import { primitive } from "../primitive.js";

/** Edm.String. */
export const isString = (value: unknown): value is string => typeof value === "string";

export const nullableString = (value: unknown): boolean =>
  value === null || value === undefined || typeof value === "string";

export const checkString: TypeCheck = (value, name, check) =>
  primitive(value, name, check, isString, "String");
