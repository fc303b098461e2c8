import type { TypeCheck } from "../check.js";
import { primitive } from "../primitive.js";

/** Edm.Single; JSON has no numbers for three of its values. */
export const isSingle = (value: unknown): value is number | "INF" | "-INF" | "NaN" =>
  typeof value === "number"
    ? Number.isFinite(Math.fround(value))
    : value === "INF" || value === "-INF" || value === "NaN";

export const nullableSingle = (value: unknown): boolean =>
  value === null || value === undefined || isSingle(value);

export const checkSingle: TypeCheck = (value, name, check) =>
  primitive(value, name, check, isSingle, "Single");
