import type { Check } from "./check.js";

/** Ends the check of an object that was entered. */
export function leave(check: Check): void {
  check.depth--;
}
