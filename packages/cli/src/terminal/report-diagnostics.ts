import { relative } from "node:path";
import { formatDiagnostic, type Diagnostic } from "@graphslice/csdl";
import type { OutputFlags, Terminal } from "./terminal.js";

/** Prints errors one by one, and warnings as a number unless `--verbose` asks for them. */
export function reportDiagnostics(
  diagnostics: readonly Diagnostic[],
  { quiet = false, verbose = false }: OutputFlags,
  terminal: Terminal,
): void {
  const { red, yellow } = terminal.colors;
  const print = (diagnostic: Diagnostic): void => {
    const text = formatDiagnostic({
      ...diagnostic,
      place: { ...diagnostic.place, file: shortenPath(diagnostic.place.file, terminal.cwd) },
    });
    const paint = diagnostic.severity === "error" ? red : yellow;
    terminal.err(text.replace(` ${diagnostic.severity}: `, ` ${paint(diagnostic.severity)}: `));
  };
  const warnings = diagnostics.filter(({ severity }) => severity === "warning");
  diagnostics.filter(({ severity }) => severity === "error").forEach(print);
  if (quiet || warnings.length === 0) return;
  if (verbose) warnings.forEach(print);
  else {
    const count = warnings.length === 1 ? "1 warning" : `${warnings.length} warnings`;
    terminal.err(`${yellow(count)} about the metadata; --verbose shows them`);
  }
}

/** A path as a person at that folder would write it; URLs stay as they are. */
export function shortenPath(path: string, cwd: string): string {
  if (path.includes("://")) return path;
  const short = relative(cwd, path);
  return short === "" ? "." : short.startsWith("..") && short.length > path.length ? path : short;
}
