import type { Check, Key, TypeCheck } from "./check.js";
import { report } from "./report.js";

/** Checks an array whose elements have a check of their own. */
export function collection(value: unknown, name: Key, check: Check, element: TypeCheck): void {
  if (value === undefined) return;
  if (!Array.isArray(value)) return report(value, name, check, "array");
  check.path[check.depth++] = name;
  value.forEach((item, index) => element(item, index, check));
  check.depth--;
}
