import type { Qualify, TypeCheck } from "./check.js";
import { UPDATE } from "./modes.js";
import { requestCheck } from "./request-check.js";
import { responseSchema } from "./response-schema.js";
import type { Schema } from "./schema.js";

/** Makes the schema of a body that changes something: it may leave out anything. */
export function updateSchema<T>(check: TypeCheck, qualify: Qualify): Schema<T> {
  return responseSchema(requestCheck(check, UPDATE), qualify);
}
