import type { TypeCheck } from "../check.js";
import { primitive } from "../primitive.js";

/** Edm.Double; JSON has no numbers for three of its values. */
export const isDouble = (value: unknown): value is number | "INF" | "-INF" | "NaN" =>
  Number.isFinite(value) || value === "INF" || value === "-INF" || value === "NaN";

export const nullableDouble = (value: unknown): boolean =>
  value === null || value === undefined || isDouble(value);

export const checkDouble: TypeCheck = (value, name, check) =>
  primitive(value, name, check, isDouble, "Double");
