import { fail } from "../errors/fail.js";
import type { StandardSchema } from "../types/standard-schema.js";

/** The value as its schema, if there is one, gives it; or an error with all that the schema found. */
export async function validate(schema: StandardSchema | undefined, value: unknown) {
  const result = (await schema?.["~standard"].validate(value)) ?? { value };
  const { issues } = result;
  return issues ? fail("validation", `${issues[0]?.message}`, { issues }) : result.value;
}
