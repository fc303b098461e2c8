import type { Place } from "./place.js";

/** `error`: the input cannot be used. `warning`: it can, but something in it is lost or doubtful. */
export type Severity = "error" | "warning";

/** A problem of the input, as data. */
export interface Diagnostic {
  readonly severity: Severity;
  /** Stable identifier of the kind of problem, e.g. `type-not-declared`. */
  readonly code: string;
  /** One line: what was expected, what was found and, where it can be said, what to do. */
  readonly message: string;
  readonly place: Place;
  /** The element it was met in, e.g. `EntityType microsoft.graph.user`. */
  readonly within?: string;
}

/** Renders a diagnostic as `file:line:column: severity: message [in element]`. */
export function formatDiagnostic(diagnostic: Diagnostic): string {
  const { place, severity, message, within } = diagnostic;
  const suffix = within === undefined ? "" : ` [in ${within}]`;
  return `${place.file}:${place.line}:${place.column}: ${severity}: ${message}${suffix}`;
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === "error");
}

/** Orders diagnostics by file, line, column and code, so that the same input always reads the same. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...diagnostics].sort(
    (a, b) =>
      compare(a.place.file, b.place.file) ||
      a.place.line - b.place.line ||
      a.place.column - b.place.column ||
      compare(a.code, b.code) ||
      compare(a.message, b.message),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
