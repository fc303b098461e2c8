import { explainType, suggestName, type Model, type Reason } from "@graphslice/csdl";
import { resolveSlices } from "../config/resolve-slices.js";
import type { SliceFlags } from "../config/slice-options.js";
import { ExitCode } from "../exit-code.js";
import type { OutputFlags, Terminal } from "../terminal/terminal.js";
import { readResolvedSlice } from "./read-resolved-slice.js";

/** `graphslice explain TYPE`: prints the chain that pulled a type into each slice. */
export async function explain(
  type: string,
  flags: SliceFlags & OutputFlags,
  terminal: Terminal,
): Promise<ExitCode> {
  const { colors } = terminal;
  const found: { slice: string; type: string; chain: ReturnType<typeof explainType> }[] = [];
  const missing: string[] = [];
  for (const resolved of await resolveSlices(flags, terminal.cwd)) {
    const { whole, reasons } = await readResolvedSlice(resolved, flags, terminal);
    const qualifiedName = findQualifiedName(type, whole);
    if (qualifiedName !== undefined && reasons.has(qualifiedName)) {
      const chain = explainType(qualifiedName, reasons);
      found.push({ slice: resolved.name, type: qualifiedName, chain });
    } else missing.push(describeMissing(type, qualifiedName, resolved.name, whole, reasons));
  }
  if (flags.json === true) terminal.out(JSON.stringify({ found, missing }, null, 2));
  else {
    for (const { slice, chain } of found) {
      terminal.out(colors.bold(slice));
      chain.forEach(({ type: name, reason }, index) => {
        terminal.out(`${"  ".repeat(index + 1)}${name}: ${reason}`);
      });
    }
    if (found.length > 0 && flags.verbose !== true) return ExitCode.done;
    for (const line of missing) terminal.err(line);
  }
  return found.length > 0 ? ExitCode.done : ExitCode.error;
}

/** A type's qualified name; the namespace may be left out where only one type has the name. */
function findQualifiedName(text: string, model: Model): string | undefined {
  if (model.types.has(text)) return text;
  const dot = text.lastIndexOf(".");
  if (dot >= 0) {
    const alias = text.slice(0, dot);
    const schema = model.schemas.find((candidate) => candidate.alias === alias);
    const name = schema && `${schema.namespace}${text.slice(dot)}`;
    return name !== undefined && model.types.has(name) ? name : undefined;
  }
  const matches = [...model.types.values()].filter(({ name }) => name === text);
  return matches.length === 1 ? matches[0]?.qualifiedName : undefined;
}

function describeMissing(
  text: string,
  qualifiedName: string | undefined,
  slice: string,
  whole: Model,
  reasons: ReadonlyMap<string, Reason>,
): string {
  if (qualifiedName !== undefined) {
    return `${qualifiedName} is in the metadata but not in slice ${slice}, which has ${reasons.size} types`;
  }
  const near = suggestName(
    text.includes(".") ? text : `microsoft.graph.${text}`,
    whole.types.keys(),
  );
  const suggestion = near === undefined ? "" : `; did you mean "${near}"?`;
  return `the metadata of slice ${slice} has no type "${text}"${suggestion}`;
}
