import type { Check, Qualify, TypeCheck } from "./check.js";
import { RESPONSE } from "./modes.js";
import type { Result, Schema } from "./schema.js";
import { ValidationError } from "./validation-error.js";

/** Makes the schema of what a service answers: members, enumeration members and derived types that are newer pass. */
export function responseSchema<T>(check: TypeCheck, qualify: Qualify): Schema<T> {
  const safeParse = (value: unknown): Result<T> => {
    const state: Check = { mode: RESPONSE, qualify, path: [], depth: 0 };
    check(value, "", state);
    return { success: !state.issues, value, issues: state.issues } as Result<T>;
  };
  const parse = (value: unknown): T => {
    const { issues } = safeParse(value);
    if (issues) throw new ValidationError(issues);
    return value as T;
  };
  return {
    check,
    qualify,
    is: (value): value is T => safeParse(value).success,
    assert: parse,
    parse,
    safeParse,
    "~standard": { version: 1, vendor: "graphslice", validate: safeParse },
  };
}
