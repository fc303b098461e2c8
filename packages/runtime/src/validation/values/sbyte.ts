import type { TypeCheck } from "../check.js";
import { primitive } from "../primitive.js";

/** Edm.SByte. */
export const isSByte = (value: unknown): value is number =>
  typeof value === "number" && (value << 24) >> 24 === value;

export const nullableSByte = (value: unknown): boolean =>
  value === null || value === undefined || isSByte(value);

export const checkSByte: TypeCheck = (value, name, check) =>
  primitive(value, name, check, isSByte, "SByte");
