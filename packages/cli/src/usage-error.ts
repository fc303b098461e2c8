/** The command was not called as it can be: exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
