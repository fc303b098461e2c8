import type { Schema } from "./schema.js";

/** The schemas of a type in each mode. */
export interface RegisteredSchemas {
  readonly response: Schema<unknown>;
  readonly create: Schema<unknown>;
  readonly update: Schema<unknown>;
}

/** Loads the modules with the schemas of types, by qualified name. */
export type Registry = Readonly<
  Record<string, () => Promise<{ readonly schemas: RegisteredSchemas }>>
>;
