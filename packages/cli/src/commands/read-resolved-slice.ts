import { existsSync } from "node:fs";
import type { Model, SelectedModel } from "@graphslice/csdl";
import { readSlice, type SourceText } from "@graphslice/generator";
import type { ResolvedSlice } from "../config/resolve-slices.js";
import { isUrl, readSource, SourceError } from "../read-source.js";
import { ReportedError } from "../reported-error.js";
import { reportDiagnostics } from "../terminal/report-diagnostics.js";
import { shortenPath } from "../terminal/shorten-path.js";
import type { OutputFlags, Terminal } from "../terminal/terminal.js";

/**
 * Reads a slice and prints what is wrong with it.
 *
 * @param text what the slice is made of where that is not what stands in its metadata
 * @throws {SourceError} if the metadata are a file that cannot be read.
 * @throws {ReportedError} if there is no slice; the reasons have been printed.
 */
export async function readResolvedSlice(
  { name, metadata, source, overlay, selection }: ResolvedSlice,
  flags: OutputFlags,
  terminal: Terminal,
  text?: SourceText,
): Promise<SelectedModel & { readonly whole: Model }> {
  const { cwd, colors } = terminal;
  if (text === undefined && source !== undefined && !isUrl(metadata) && !existsSync(metadata)) {
    const file = shortenPath(metadata, cwd);
    throw new SourceError(`${file}: there is no such file yet; graphslice pull gets it`);
  }
  const { whole, slice, diagnostics, problems } = await terminal.progress(
    `Reading the metadata of ${name}`,
    async () =>
      readSlice({
        metadata: text ?? (await readSource(metadata, cwd)),
        ...(overlay === undefined ? {} : { overlay: await readSource(overlay, cwd) }),
        selection,
      }),
  );
  reportDiagnostics(diagnostics, name, flags, terminal);
  for (const problem of problems) {
    terminal.err(`${colors.red("error")}: ${problem} [in slice ${name}]`);
  }
  if (slice === undefined || whole === undefined) throw new ReportedError(`${name} cannot be read`);
  for (const warning of flags.quiet === true ? [] : slice.warnings) {
    terminal.err(`${colors.yellow("warning")}: ${warning} [in slice ${name}]`);
  }
  return { ...slice, whole };
}
