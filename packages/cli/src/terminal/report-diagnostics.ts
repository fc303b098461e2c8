import { formatDiagnostic, type Diagnostic } from "@graphslice/csdl";
import { count } from "./count.js";
import type { OutputFlags, Terminal } from "./terminal.js";

/**
 * Prints what is wrong with the metadata of a slice: errors one by one, and warnings as a number unless `--verbose` asks
 * for them.
 */
export function reportDiagnostics(
  diagnostics: readonly Diagnostic[],
  slice: string,
  { quiet = false, verbose = false }: OutputFlags,
  { colors: { red, yellow }, err }: Terminal,
): void {
  const print = (diagnostic: Diagnostic): void => {
    const { severity } = diagnostic;
    const paint = severity === "error" ? red : yellow;
    err(formatDiagnostic(diagnostic).replace(` ${severity}: `, ` ${paint(severity)}: `));
  };
  const warnings = diagnostics.filter(({ severity }) => severity === "warning");
  diagnostics.filter(({ severity }) => severity === "error").forEach(print);
  if (quiet || warnings.length === 0) return;
  if (verbose) warnings.forEach(print);
  else {
    const warned = yellow(count(warnings.length, "warning"));
    err(`${warned} about the metadata of ${slice}; --verbose shows them`);
  }
}
