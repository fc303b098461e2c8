import type { Check, Key } from "./check.js";
import { enumeration } from "./enumeration.js";
import { report } from "./report.js";

/** Checks a value of an enumeration with flags: members with commas between, and perhaps a space after each comma. */
export function flags(
  value: unknown,
  name: Key,
  check: Check,
  type: string,
  members: readonly string[],
): void {
  if (typeof value !== "string") report(value, name, check, type);
  else for (const flag of value.split(/, ?/)) enumeration(flag, name, check, type, members);
}
