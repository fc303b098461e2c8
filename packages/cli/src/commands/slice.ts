import { resolve } from "node:path";
import { writeCsdl } from "@graphslice/csdl";
import { resolveSlices } from "../config/resolve-slices.js";
import type { SliceFlags } from "../config/slice-options.js";
import { ExitCode } from "../exit-code.js";
import { shortenPath } from "../terminal/report-diagnostics.js";
import type { OutputFlags, Terminal } from "../terminal/terminal.js";
import { UsageError } from "../usage-error.js";
import { writeFileAtomically } from "../write-file-atomically.js";
import { readResolvedSlice } from "./read-resolved-slice.js";

/** `graphslice slice`: writes a slice as CSDL of its own, to a file or to standard output. */
export async function slice(
  { out, ...flags }: SliceFlags & OutputFlags,
  terminal: Terminal,
): Promise<ExitCode> {
  const [resolved, ...others] = await resolveSlices(flags, terminal.cwd);
  if (resolved === undefined || others.length > 0) {
    throw new UsageError("one slice at a time: say which with --slice NAME");
  }
  const { model, cuts } = await readResolvedSlice(resolved, flags, terminal);
  const text = writeCsdl(model);
  if (out === undefined) {
    terminal.out(text.trimEnd());
    return ExitCode.done;
  }
  const file = resolve(terminal.cwd, out);
  writeFileAtomically(file, text);
  const report = { file: shortenPath(file, terminal.cwd), types: model.types.size, cuts };
  if (flags.json === true) terminal.out(JSON.stringify(report, null, 2));
  else if (flags.quiet !== true) {
    terminal.out(`${report.file}: ${report.types} types, ${Buffer.byteLength(text)} bytes`);
  }
  return ExitCode.done;
}
