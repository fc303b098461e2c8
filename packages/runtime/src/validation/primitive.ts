import type { Check, Key } from "./check.js";
import { report } from "./report.js";

/** Checks a primitive value that stands by itself. */
export function primitive(
  value: unknown,
  name: Key,
  check: Check,
  is: (value: unknown) => boolean,
  expected: string,
): void {
  if (!is(value)) report(value, name, check, expected);
}
