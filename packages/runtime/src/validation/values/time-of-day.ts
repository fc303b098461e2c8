import type { TypeCheck } from "../check.js";
import { primitive } from "../primitive.js";

const pattern = /^(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,12})?)?$/;

/** Edm.TimeOfDay by OData's rule `timeOfDayValue`. */
export const isTimeOfDay = (value: unknown): value is string =>
  typeof value === "string" && pattern.test(value);

export const nullableTimeOfDay = (value: unknown): boolean =>
  value === null || value === undefined || isTimeOfDay(value);

export const checkTimeOfDay: TypeCheck = (value, name, check) =>
  primitive(value, name, check, isTimeOfDay, "TimeOfDay");
