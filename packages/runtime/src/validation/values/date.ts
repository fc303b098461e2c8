import type { TypeCheck } from "../check.js";
import { primitive } from "../primitive.js";

const pattern = /^-?(?:0\d{3}|[1-9]\d{3,})-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

/** Edm.Date by OData's rule `dateValue`. */
export const isDate = (value: unknown): value is string =>
  typeof value === "string" && pattern.test(value);

export const nullableDate = (value: unknown): boolean =>
  value === null || value === undefined || isDate(value);

export const checkDate: TypeCheck = (value, name, check) =>
  primitive(value, name, check, isDate, "Date");
