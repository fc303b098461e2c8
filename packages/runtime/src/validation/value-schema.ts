import type { Qualify, TypeCheck } from "./check.js";
import { enter } from "./enter.js";
import { leave } from "./leave.js";
import { responseSchema } from "./response-schema.js";
import { ANY } from "./rules.js";
import type { Schema } from "./schema.js";

/** Makes the schema of a response with a single value that is no object, of the check of the value. */
export function valueSchema<T>(value: TypeCheck, qualify: Qualify): Schema<T> {
  return responseSchema((input, name, check) => {
    const body = enter<{ readonly value: unknown }>(input, name, check, "value", ANY);
    if (body === undefined) return;
    value(body.value, "value", check);
    leave(check);
  }, qualify);
}
