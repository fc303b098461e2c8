import type { Check, Key } from "./check.js";
import type { Issue, IssueCode } from "./issue.js";
import { report } from "./report.js";

/**
 * Adds an issue of another kind than a wrong value to a list, as long as there is room. Its name may be the data's, and
 * hold characters that JSON Pointers escape.
 */
export function record(
  issues: Issue[],
  value: unknown,
  name: Key,
  check: Check,
  expected: string,
  code: IssueCode,
): void {
  const last = issues.length;
  report(value, escapeName(name), { ...check, issues }, expected);
  const issue = issues[last];
  if (issue) issues[last] = { ...issue, code, path: [...issue.path.slice(0, -1), name] };
}

function escapeName(name: Key): Key {
  return typeof name === "string" ? name.replaceAll("~", "~0").replaceAll("/", "~1") : name;
}
