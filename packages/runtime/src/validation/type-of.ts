import type { Check } from "./check.js";

/** The full name in `@odata.type`, `#` first; empty if there is none. Checks of types with derived types switch on it. */
export function typeOf(value: unknown, check: Check): string {
  const given = (value as { readonly "@odata.type"?: unknown } | null | undefined)?.["@odata.type"];
  return typeof given === "string" ? check.qualify(given) : "";
}
