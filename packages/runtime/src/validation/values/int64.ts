import type { TypeCheck } from "../check.js";
import { primitive } from "../primitive.js";

const pattern = /^[+-]?\d{1,19}$/;

/** Edm.Int64: a number, whether it is exact or not, or the digits in a string, as with `IEEE754Compatible=true`. */
export const isInt64 = (value: unknown): value is number | string =>
  typeof value === "number"
    ? Number.isInteger(value) && Math.abs(value) <= 2 ** 63
    : typeof value === "string" &&
      pattern.test(value) &&
      BigInt.asIntN(64, BigInt(value.replace("+", ""))) === BigInt(value.replace("+", ""));

export const nullableInt64 = (value: unknown): boolean =>
  value === null || value === undefined || isInt64(value);

export const checkInt64: TypeCheck = (value, name, check) =>
  primitive(value, name, check, isInt64, "Int64");
