import { createSchema } from "./create-schema.js";
import type { Schema } from "./schema.js";
import { updateSchema } from "./update-schema.js";

/** The schemas of a type in each mode. */
export interface RegisteredSchemas {
  readonly response: Schema<unknown>;
  readonly create: Schema<unknown>;
  readonly update: Schema<unknown>;
}

/** The schemas of a type that has none of its own for requests. */
export const inEachMode = (response: Schema<unknown>): RegisteredSchemas => ({
  response,
  create: createSchema(response.check, response.qualify),
  update: updateSchema(response.check, response.qualify),
});

/** Loads the modules with the schemas of types, by qualified name. */
export type Registry = Readonly<
  Record<string, () => Promise<{ readonly schemas: RegisteredSchemas }>>
>;
