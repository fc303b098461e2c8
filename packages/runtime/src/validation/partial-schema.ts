import { PARTIAL } from "./modes.js";
import { responseSchema } from "./response-schema.js";
import type { Schema } from "./schema.js";

/** A type of which any member, at any depth, may be absent. */
export type Cut<T> = T extends readonly (infer Item)[]
  ? Cut<Item>[]
  : T extends object
    ? { [Name in keyof T]?: Cut<T[Name]> }
    : T;

/**
 * Makes the schema of a response that does not have every member which its type always has: one that `$select` has cut,
 * or an excerpt. What is there is checked as ever.
 */
export const partialSchema = <T>(schema: Schema<T>): Schema<Cut<T>> =>
  responseSchema((value, name, check) => {
    check.mode = PARTIAL;
    schema.check(value, name, check);
  }, schema.qualify);
