import type { Check, Key } from "./check.js";
import { collection } from "./collection.js";
import { enter } from "./enter.js";
import { invalid } from "./invalid.js";
import { leave } from "./leave.js";
import { ALWAYS } from "./modes.js";
import { responseSchema } from "./response-schema.js";
import { ANY } from "./rules.js";
import type { Schema } from "./schema.js";
import { isString, nullableString } from "./values/string.js";

/** The body of a response that tells of an error (OData JSON Format 4.01 §21.1). */
export interface ErrorBody {
  error: {
    code: string;
    message: string;
    target?: string | null;
    details?: { code: string; message: string; target?: string | null }[];
    /** Also written `innererror`. Services say in it what they like. */
    innerError?: object;
  };
}

function checkDetail(input: unknown, name: Key, check: Check): void {
  const value = enter<ErrorBody["error"]>(input, name, check, "error", ANY);
  if (value === undefined) return;
  if (!isString(value.code)) invalid(value, "code", check, "String", ALWAYS);
  if (!isString(value.message)) invalid(value, "message", check, "String", ALWAYS);
  if (!nullableString(value.target)) invalid(value, "target", check, "String");
  if (value.details !== undefined) collection(value.details, "details", check, checkDetail);
  leave(check);
}

function checkErrorBody(input: unknown, name: Key, check: Check): void {
  const value = enter<ErrorBody>(input, name, check, "error", ANY);
  if (value === undefined) return;
  checkDetail(value.error, "error", check);
  leave(check);
}

export const errorSchema: Schema<ErrorBody> = /* @__PURE__ */ responseSchema(
  checkErrorBody,
  (type) => type,
);
