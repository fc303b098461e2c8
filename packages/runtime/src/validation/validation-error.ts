import type { Issue } from "./issue.js";

/** Thrown by `parse` and `assert`; its message is that of the first issue. */
export class ValidationError extends Error {
  declare readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    super((issues[0] as Issue).message);
    this.issues = issues;
  }
}
