import type { Cut } from "@graphslice/csdl";
import {
  planWrite,
  VERSION,
  writePackages,
  type PackageOutput,
  type Rename,
} from "@graphslice/generator";
import { resolvePackagedSlices } from "../config/resolve-packaged-slices.js";
import type { SliceFlags } from "../config/slice-options.js";
import { ExitCode } from "../exit-code.js";
import { count } from "../terminal/count.js";
import { shortenPath } from "../terminal/shorten-path.js";
import type { OutputFlags, Terminal } from "../terminal/terminal.js";
import { generatePackages } from "./generate-packages.js";
import { readResolvedSlice } from "./read-resolved-slice.js";

export interface GenerateFlags extends SliceFlags, OutputFlags {
  readonly dryRun?: boolean;
}

/** What was written, as `--json` prints it; paths relative to the working directory. */
interface SliceReport {
  readonly name: string;
  readonly types: number;
  readonly operations: number;
  /** Excludes that match nothing. */
  readonly warnings: readonly string[];
  /** Names that a rule gave twice. */
  readonly renames: readonly Rename[];
  /** References that the slice could not keep as they were. */
  readonly cuts: readonly Cut[];
  readonly packages: readonly PackageReport[];
}

interface PackageReport {
  readonly target: string;
  readonly written: readonly string[];
  readonly deleted: readonly string[];
  readonly unchanged: number;
}

/** `graphslice generate`: writes the packages of slices; with `--dry-run`, says what it would write. */
export async function generate(flags: GenerateFlags, terminal: Terminal): Promise<ExitCode> {
  const { cwd, colors } = terminal;
  const reports: SliceReport[] = [];
  const all: PackageOutput[] = [];
  for (const resolved of await resolvePackagedSlices(flags, cwd)) {
    const selected = await readResolvedSlice(resolved, flags, terminal);
    const { outputs, renames } = await terminal.progress(`Generating ${resolved.name}`, () =>
      generatePackages(resolved, selected, { isTrusted: true, cwd }),
    );
    for (const { element, expected, given } of flags.quiet === true ? [] : renames) {
      const warning = colors.yellow("warning");
      terminal.err(`${warning}: ${element} is named ${given}, as ${expected} is taken`);
    }
    all.push(...outputs);
    const { model, warnings, cuts } = selected;
    reports.push({
      name: resolved.name,
      types: model.types.size,
      operations: model.schemas.reduce((sum, { operations }) => sum + operations.length, 0),
      warnings,
      renames,
      cuts,
      packages: outputs.map(({ target }) => ({ target, written: [], deleted: [], unchanged: 0 })),
    });
  }
  // All slices or none: nothing is written before everything is generated.
  const done = new Map(
    (flags.dryRun === true ? planPackages(all) : writePackages(all, VERSION)).map((report) => [
      report.target,
      report,
    ]),
  );
  const complete = reports.map((report) => ({
    ...report,
    packages: report.packages.map((empty) => {
      const result = done.get(empty.target) ?? empty;
      return { ...result, target: shortenPath(empty.target, cwd) };
    }),
  }));
  if (flags.json === true) {
    terminal.out(JSON.stringify({ dryRun: flags.dryRun === true, slices: complete }, null, 2));
  } else if (flags.quiet !== true) {
    for (const report of complete) printReport(report, flags, terminal);
  }
  return ExitCode.done;
}

function planPackages(outputs: readonly PackageOutput[]): readonly PackageReport[] {
  return planWrite(outputs, VERSION).map(({ target, files }) => {
    const pathsOf = (...changes: readonly string[]): readonly string[] =>
      files.filter(({ change }) => changes.includes(change)).map(({ path }) => path);
    return {
      target,
      written: pathsOf("added", "changed"),
      deleted: pathsOf("deleted"),
      unchanged: pathsOf("unchanged").length,
    };
  });
}

function printReport(
  { name, types, operations, cuts, packages }: SliceReport,
  { dryRun = false, verbose = false }: GenerateFlags,
  { colors, out }: Terminal,
): void {
  out(`${colors.bold(name)}: ${count(types, "type")}, ${count(operations, "operation")}`);
  for (const { target, written, deleted, unchanged } of packages) {
    const verb = dryRun ? "to write" : "written";
    const gone =
      deleted.length === 0 ? "" : `, ${deleted.length} ${dryRun ? "to delete" : "deleted"}`;
    const state =
      written.length + deleted.length === 0
        ? `up to date (${count(unchanged, "file")})`
        : `${count(written.length, "file")} ${verb}${gone}, ${unchanged} unchanged`;
    out(`  ${target}: ${state}`);
    if (verbose) for (const path of written) out(`    ${path}`);
    if (verbose)
      for (const path of deleted) out(`    ${path} (${dryRun ? "to delete" : "deleted"})`);
  }
  if (cuts.length === 0) return;
  if (!verbose) {
    const leads = cuts.length === 1 ? "leads" : "lead";
    out(`  ${count(cuts.length, "reference")} ${leads} out of the slice; --verbose lists them`);
    return;
  }
  for (const { element, type, replacedBy } of cuts) {
    out(
      `  ${element}: ${type} is not in the slice, ${replacedBy ? `typed as ${replacedBy}` : "left out"}`,
    );
  }
}
