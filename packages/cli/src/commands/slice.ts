import { resolve } from "node:path";
import { writeCsdl } from "@graphslice/csdl";
import { resolveOneSlice } from "../config/resolve-one-slice.js";
import type { SliceFlags } from "../config/slice-options.js";
import { ExitCode } from "../exit-code.js";
import { count } from "../terminal/count.js";
import { shortenPath } from "../terminal/shorten-path.js";
import type { OutputFlags, Terminal } from "../terminal/terminal.js";
import { UsageError } from "../usage-error.js";
import { writeFileAtomically } from "../write-file-atomically.js";
import { readResolvedSlice } from "./read-resolved-slice.js";

/** `graphslice slice`: writes a slice as CSDL of its own, to a file or to standard output. */
export async function slice(
  { out, ...flags }: SliceFlags & OutputFlags,
  terminal: Terminal,
): Promise<ExitCode> {
  if (flags.json === true && out === undefined) {
    throw new UsageError("with --json, say also --out FILE; otherwise the CSDL is what is printed");
  }
  const resolved = await resolveOneSlice(flags, terminal.cwd);
  const { model, cuts } = await readResolvedSlice(resolved, flags, terminal);
  const text = writeCsdl(model);
  if (out === undefined) {
    terminal.out(text.trimEnd());
    return ExitCode.done;
  }
  const path = resolve(terminal.cwd, out);
  const file = shortenPath(path, terminal.cwd);
  writeFileAtomically(path, text, file);
  if (flags.json === true) {
    terminal.out(JSON.stringify({ file, types: model.types.size, cuts }, null, 2));
  } else if (flags.quiet !== true) {
    terminal.out(`${file}: ${count(model.types.size, "type")}, ${Buffer.byteLength(text)} bytes`);
  }
  return ExitCode.done;
}
