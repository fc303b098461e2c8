import type { TypeCheck } from "../check.js";
import { primitive } from "../primitive.js";

/** Edm.Int32. */
export const isInt32 = (value: unknown): value is number =>
  typeof value === "number" && (value | 0) === value;

export const nullableInt32 = (value: unknown): boolean =>
  value === null || value === undefined || isInt32(value);

export const checkInt32: TypeCheck = (value, name, check) =>
  primitive(value, name, check, isInt32, "Int32");
