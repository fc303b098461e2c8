import type { Check, Key, TypeCheck } from "./check.js";
import { collection } from "./collection.js";

/** The same as `collection`, but elements may be null. */
export const nullableCollection = (
  value: unknown,
  name: Key,
  check: Check,
  element: TypeCheck,
): void =>
  collection(value, name, check, (item, index) => {
    if (item !== null) element(item, index, check);
  });
