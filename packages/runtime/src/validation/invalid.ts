import type { Check, Key } from "./check.js";
import { report } from "./report.js";

/**
 * Reports a member that is not what was expected. One that is absent is reported only where it may not be.
 *
 * @param presence the modes in which the member may not be absent
 */
export function invalid(
  owner: object,
  name: Key,
  check: Check,
  expected: string,
  presence = 0,
): void {
  const value: unknown = (owner as Record<Key, unknown>)[name];
  if (value !== undefined || presence & check.mode) report(value, name, check, expected);
}
