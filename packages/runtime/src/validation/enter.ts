import type { Check, Key, MembersOf } from "./check.js";
import { report } from "./report.js";
import type { TypeRules } from "./rules.js";
import { typeOf } from "./type-of.js";

interface Typed {
  readonly "@odata.type"?: unknown;
}

/**
 * Starts the check of an object, which `leave` ends. What is no object is reported, and nothing is returned.
 *
 * @param type the full name, `#` first; a derived type that is newer than the metadata may stand in its place
 * @param family the known types of the hierarchy, none of which may
 */
export function enter<T>(
  value: unknown,
  name: Key,
  check: Check,
  type: string,
  rules?: TypeRules,
  family?: readonly string[],
): MembersOf<T> | undefined {
  if (typeof value !== "object" || !value || Array.isArray(value)) {
    return report(value, name, check, type) as undefined;
  }
  if (check.depth > 99) return report(value, name, check, "less depth") as undefined;
  check.path[check.depth++] = name;
  if (family && (value as Typed)["@odata.type"] !== type) {
    const named = typeOf(value, check);
    if (named !== type && family.includes(named)) {
      report(named, "@odata.type", check, type);
    }
  }
  return (check.watch?.(value, check, type, rules) ?? value) as MembersOf<T>;
}
