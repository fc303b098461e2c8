import type { Check, Key } from "./check.js";
import { report } from "./report.js";

// OData's rule `singleEnumValue`: a member's name, or a number for one that has none.
const pattern =
  /^(?:[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{Nd}\p{Mn}\p{Mc}\p{Pc}\p{Cf}]{0,127}|[+-]?\d{1,19})$/u;

/** Checks a value of an enumeration. Other members than the declared ones may be newer. */
export function enumeration(
  value: unknown,
  name: Key,
  check: Check,
  type: string,
  members: readonly string[],
): void {
  if (members.includes(value as string)) return;
  if (typeof value !== "string" || !pattern.test(value)) report(value, name, check, type);
  else check.remark?.(value, name, check, `a member of ${type}`, "unknown-enum-member");
}
