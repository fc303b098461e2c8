import type { Check, Key } from "./check.js";
import { report } from "./report.js";

/** Checks an array whose elements may be anything. */
export function array(value: unknown, name: Key, check: Check): void {
  if (!Array.isArray(value)) report(value, name, check, "array");
}
