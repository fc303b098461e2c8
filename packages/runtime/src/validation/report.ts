import type { Check, Key } from "./check.js";

/** Records that a value is not what was expected: a hundred times at most. */
export function report(value: unknown, name: Key, check: Check, expected: string): void {
  const issues = (check.issues ??= []);
  if (issues.length > 99) return;
  // With the root's empty name first, the joined path is a JSON Pointer; names of the metadata need no escapes.
  const path = [...check.path.slice(0, check.depth), name];
  const pointer = path.join("/");
  const received =
    typeof value === "string"
      ? JSON.stringify(value.slice(0, 60))
      : typeof value === "object" && value
        ? Array.isArray(value)
          ? "array"
          : "object"
        : String(value);
  issues.push({
    code: "invalid",
    path: path.slice(1),
    pointer,
    expected,
    received,
    message: `Invalid ${pointer.slice(1) || "value"}: expected ${expected} but received ${received}`,
  });
}
