import { resolveSlices } from "../config/resolve-slices.js";
import type { SliceFlags } from "../config/slice-options.js";
import { ExitCode } from "../exit-code.js";
import type { OutputFlags, Terminal } from "../terminal/terminal.js";
import { describeMissing } from "./describe-missing.js";
import { explainElement, type Explanation } from "./explain-element.js";
import { findNamed } from "./find-named.js";
import { readResolvedSlice } from "./read-resolved-slice.js";

/** Why elements are in the slices, as `--json` prints it. */
interface ExplainReport {
  readonly found: readonly (Explanation & { readonly slice: string })[];
  /** For each slice in which there is nothing of that name, a sentence that says so. */
  readonly missing: readonly { readonly slice: string; readonly message: string }[];
}

/** `graphslice explain NAME`: prints the chains that pulled a type or an operation into each slice. */
export async function explain(
  name: string,
  flags: SliceFlags & OutputFlags,
  terminal: Terminal,
): Promise<ExitCode> {
  const found: ExplainReport["found"][number][] = [];
  const missing: ExplainReport["missing"][number][] = [];
  for (const resolved of await resolveSlices(flags, terminal.cwd)) {
    const slice = resolved.name;
    const selected = await readResolvedSlice(resolved, flags, terminal);
    const explanations = findNamed(name, selected.model)
      .map((element) => explainElement(element, selected))
      .filter(isFirst);
    found.push(...explanations.map((explanation) => ({ slice, ...explanation })));
    if (explanations.length > 0) continue;
    const { whole } = selected;
    const message = describeMissing(name, { name: slice, whole }, "type or operation");
    missing.push({ slice, message });
  }
  const report: ExplainReport = { found, missing };
  if (flags.json === true) terminal.out(JSON.stringify(report, null, 2));
  else printReport(report, flags, terminal);
  return found.length > 0 ? ExitCode.done : ExitCode.error;
}

function printReport(
  { found, missing }: ExplainReport,
  { verbose = false }: OutputFlags,
  { colors, out, err }: Terminal,
): void {
  found.forEach(({ slice, chain }, index) => {
    if (slice !== found[index - 1]?.slice) out(colors.bold(slice));
    chain.forEach(({ name, reason }, depth) => {
      out(`${"  ".repeat(depth + 1)}${name}: ${reason}`);
    });
  });
  // What one slice has, others need not have.
  if (found.length > 0 && !verbose) return;
  const label = found.length > 0 ? colors.yellow("warning") : colors.red("error");
  for (const { message } of missing) err(`${label}: ${message}`);
}

/** Overloads that differ in their parameters only have the same chain. */
function isFirst(
  { name, chain }: Explanation,
  index: number,
  explanations: readonly Explanation[],
): boolean {
  const first = explanations.findIndex(
    (other) => other.name === name && other.chain[0]?.reason === chain[0]?.reason,
  );
  return first === index;
}
