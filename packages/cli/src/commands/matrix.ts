import { listAvailability, selectDifferences, type Availability } from "@graphslice/csdl";
import type { SliceFlags } from "../config/slice-options.js";
import { readSide, type Side } from "../diff/read-side.js";
import { ExitCode } from "../exit-code.js";
import { ReportedError } from "../reported-error.js";
import { count } from "../terminal/count.js";
import { shortenPath } from "../terminal/shorten-path.js";
import type { OutputFlags, Terminal } from "../terminal/terminal.js";
import { UsageError } from "../usage-error.js";
import { locate, resolveScope } from "./diff.js";

export interface MatrixFlags extends SliceFlags, OutputFlags {
  readonly markdown?: boolean;
  readonly all?: boolean;
}

/** Which elements are in which files, as `--json` prints it. */
interface MatrixReport {
  readonly files: readonly string[];
  /** How many elements there are in all files together. */
  readonly elements: number;
  readonly rows: readonly Availability[];
}

/** `graphslice matrix FILE…`: prints which types, members, operations and routes are in which files. */
export async function matrix(
  files: readonly string[],
  flags: MatrixFlags,
  terminal: Terminal,
): Promise<ExitCode> {
  if (files.length < 2) throw new UsageError("say two files or more");
  const { cwd } = terminal;
  const scope = await resolveScope(flags, cwd);
  const paths = files.map((file) => locate(file, cwd));
  const sides: Side[] = [];
  for (const path of paths) sides.push(await readSide(path, scope, flags, terminal));
  const roots = findRoots(sides, scope.selection.roots, terminal);
  const all = [...roots, ...listAvailability(sides.map(({ model }) => model))];
  const report: MatrixReport = {
    files: paths.map((path) => shortenPath(path, cwd)),
    elements: all.length,
    rows: flags.all === true ? all : selectDifferences(all),
  };
  if (flags.json === true) terminal.out(JSON.stringify(report, null, 2));
  else if (flags.markdown === true) terminal.out(writeMarkdown(report));
  else print(report, flags, terminal);
  return ExitCode.done;
}

function findRoots(
  sides: readonly Side[],
  roots: readonly string[],
  { colors, err }: Terminal,
): readonly Availability[] {
  const rows = roots.map((path) => ({
    element: "Root",
    path: `root ${path}`,
    isIn: sides.map(({ missing }) => !missing.has(path)),
  }));
  const lost = roots.filter((_, index) => rows[index]?.isIn.includes(true) === false);
  for (const root of lost)
    err(`${colors.red("error")}: ${sides[0]?.missing.get(root) ?? root}, in any file`);
  if (lost.length > 0) throw new ReportedError("a root is in none of the files");
  return rows;
}

function print(
  { files, elements, rows }: MatrixReport,
  { quiet = false }: MatrixFlags,
  { out }: Terminal,
): void {
  files.forEach((file, index) => out(`${index + 1}: ${file}`));
  for (const { element, path, isIn } of rows) {
    const marks = isIn.map((has, index) => (has ? String(index + 1) : "-")).join(" ");
    out(`${marks}  ${element === "Root" ? path : `${element} ${path}`}`);
  }
  if (!quiet) out(`${count(elements, "element")}, ${rows.length} listed`);
}

function writeMarkdown({ files, rows }: MatrixReport): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [
    line(["Element", ...files.map((file) => file.replace(/[|\\]/g, "\\$&"))]),
    line(["---", ...files.map(() => ":-:")]),
    ...rows.map(({ element, path, isIn }) =>
      line([`${element} \`${path}\``, ...isIn.map((has) => (has ? "✓" : ""))]),
    ),
  ].join("\n");
}
