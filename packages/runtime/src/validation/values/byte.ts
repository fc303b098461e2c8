import type { TypeCheck } from "../check.js";
import { primitive } from "../primitive.js";

/** Edm.Byte. */
export const isByte = (value: unknown): value is number =>
  typeof value === "number" && (value & 255) === value;

export const nullableByte = (value: unknown): boolean =>
  value === null || value === undefined || isByte(value);

export const checkByte: TypeCheck = (value, name, check) =>
  primitive(value, name, check, isByte, "Byte");
