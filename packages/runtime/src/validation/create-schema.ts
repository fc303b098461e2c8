import type { Qualify, TypeCheck } from "./check.js";
import { CREATE } from "./modes.js";
import { requestCheck } from "./request-check.js";
import { responseSchema } from "./response-schema.js";
import type { Schema } from "./schema.js";

/** Makes the schema of a body that creates something, or calls an action. */
export function createSchema<T>(check: TypeCheck, qualify: Qualify): Schema<T> {
  return responseSchema(requestCheck(check, CREATE), qualify);
}
