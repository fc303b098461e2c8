import type { TypeCheck } from "../check.js";
import { primitive } from "../primitive.js";

const pattern = /^(?:[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|NaN|-?INF)$/;

/** Edm.Decimal: a number, or a string by OData's rule `decimalValue`, as with `IEEE754Compatible=true`. */
export const isDecimal = (value: unknown): value is number | string =>
  typeof value === "string" ? pattern.test(value) : Number.isFinite(value);

export const nullableDecimal = (value: unknown): boolean =>
  value === null || value === undefined || isDecimal(value);

export const checkDecimal: TypeCheck = (value, name, check) =>
  primitive(value, name, check, isDecimal, "Decimal");
