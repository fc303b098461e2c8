import type { TypeCheck } from "../check.js";
import { primitive } from "../primitive.js";

/** Edm.Untyped: whatever JSON can say, null too. */
export const isAnything = (value: unknown): boolean =>
  typeof value !== "function" && typeof value !== "symbol" && typeof value !== "bigint";

export const checkAnything: TypeCheck = (value, name, check) =>
  primitive(value, name, check, isAnything, "JSON");
