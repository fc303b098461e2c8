import type { Check, Key } from "./check.js";
import { report } from "./report.js";

/** Checks an array of primitive values. */
export function items(
  value: unknown,
  name: Key,
  check: Check,
  is: (value: unknown) => boolean,
  expected: string,
): void {
  if (value === undefined) return;
  if (!Array.isArray(value)) return report(value, name, check, "array");
  value.forEach((item, index) => {
    if (is(item)) return;
    check.path[check.depth++] = name;
    report(item, index, check, expected);
    check.depth--;
  });
}
