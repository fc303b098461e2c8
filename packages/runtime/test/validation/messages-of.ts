import type { Issue, Schema } from "../../src/validation/index.js";

/** The issues of a value as sentences. */
export function messagesOf(schema: Schema<unknown>, value: unknown): readonly string[] {
  return (schema.safeParse(value).issues ?? []).map(({ message }) => message);
}

/** Issues without what their messages say anyway. */
export function briefly(issues: readonly Issue[] | undefined): readonly string[] {
  return (issues ?? []).map(({ code, pointer }) => `${code} ${pointer}`);
}
