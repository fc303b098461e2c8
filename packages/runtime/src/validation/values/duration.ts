import type { TypeCheck } from "../check.js";
import { primitive } from "../primitive.js";

const pattern = /^-?P(?=\d|T\d)(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?$/i;

/** Edm.Duration by OData's rule `durationValue`, with a part at least, as the XML Schema type behind it wants. */
export const isDuration = (value: unknown): value is string =>
  typeof value === "string" && pattern.test(value);

export const nullableDuration = (value: unknown): boolean =>
  value === null || value === undefined || isDuration(value);

export const checkDuration: TypeCheck = (value, name, check) =>
  primitive(value, name, check, isDuration, "Duration");
