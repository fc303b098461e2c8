import type { TypeCheck } from "../check.js";
import { primitive } from "../primitive.js";

/** Edm.PrimitiveType: a value of any primitive type. */
export const isPrimitive = (value: unknown): value is string | number | boolean =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean";

export const nullablePrimitive = (value: unknown): boolean =>
  value === null || value === undefined || isPrimitive(value);

export const checkPrimitive: TypeCheck = (value, name, check) =>
  primitive(value, name, check, isPrimitive, "primitive value");
