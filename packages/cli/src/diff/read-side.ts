import { resolveRoot, selectModel, type Model } from "@graphslice/csdl";
import type { SourceText } from "@graphslice/generator";
import type { DiffScope } from "../commands/diff.js";
import { readSource } from "../read-source.js";
import { ReportedError } from "../reported-error.js";
import { reportDiagnostics } from "../terminal/report-diagnostics.js";
import { shortenPath } from "../terminal/shorten-path.js";
import type { OutputFlags, Terminal } from "../terminal/terminal.js";
import { readModel } from "./read-model.js";

/** One of several versions of metadata. */
export interface Side {
  readonly model: Model;
  readonly whole: Model;
  /** Roots and includes that are not there, each with a message. */
  readonly missing: ReadonlyMap<string, string>;
}

/**
 * Reads metadata and selects what is compared of it.
 *
 * @param metadata absolute path or URL, or what stands there
 * @throws {ReportedError} if it cannot be read; the reasons have been printed.
 */
export async function readSide(
  metadata: string | SourceText,
  { overlay, selection }: Pick<DiffScope, "overlay" | "selection">,
  flags: OutputFlags,
  terminal: Terminal,
): Promise<Side> {
  const { cwd } = terminal;
  const name = typeof metadata === "string" ? shortenPath(metadata, cwd) : metadata.file;
  const { model: whole, diagnostics } = await terminal.progress(`Reading ${name}`, async () =>
    readModel(
      typeof metadata === "string" ? await readSource(metadata, cwd) : metadata,
      overlay === undefined ? undefined : await readSource(overlay, cwd),
    ),
  );
  reportDiagnostics(diagnostics, name, flags, terminal);
  if (whole === undefined) throw new ReportedError(`${name} cannot be read`);
  const missing = new Map<string, string>();
  for (const root of [...selection.roots, ...(selection.include ?? [])]) {
    const resolved = resolveRoot(root, whole);
    if (typeof resolved === "string") missing.set(root, resolved);
  }
  const { roots, include = [], exclude = [] } = selection;
  if (roots.length + include.length + exclude.length === 0) return { model: whole, whole, missing };
  // The slice is of the roots that there are.
  const selected = selectModel(whole, selection);
  const faults = selected.problems.filter((problem) => ![...missing.values()].includes(problem));
  for (const fault of faults)
    terminal.err(`${terminal.colors.red("error")}: ${fault} [in ${name}]`);
  if (faults.length > 0) throw new ReportedError(`${name} cannot be sliced`);
  return { model: selected.model, whole, missing };
}
