import type { TypeCheck } from "../check.js";
import { primitive } from "../primitive.js";

/** Edm.Int16. */
export const isInt16 = (value: unknown): value is number =>
  typeof value === "number" && (value << 16) >> 16 === value;

export const nullableInt16 = (value: unknown): boolean =>
  value === null || value === undefined || isInt16(value);

export const checkInt16: TypeCheck = (value, name, check) =>
  primitive(value, name, check, isInt16, "Int16");
