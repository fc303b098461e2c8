/** A command failed, and its reasons have been printed: exit code 1. */
export class ReportedError extends Error {
  override readonly name = "ReportedError";
}
