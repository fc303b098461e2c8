import { summarize } from "../diff/print-report.js";
import { describeFinding } from "../diff/describe-finding.js";
import { count } from "../terminal/count.js";
import { showControls } from "../terminal/show-controls.js";
import type { OutputFlags, Terminal } from "../terminal/terminal.js";
import type { PackageUpdateReport, SliceUpdateReport, UpdateReport } from "./update-report.js";

/** How many breaking changes, and how many deleted files of a package, are listed unless `--verbose` asks for all. */
const SHOWN = { breaking: 10, deleted: 3 } as const;

/** Prints for people what an update has done, or would do. */
export function printUpdate(
  { dryRun, slices, abandoned }: UpdateReport,
  flags: OutputFlags,
  terminal: Terminal,
): void {
  if (flags.quiet === true) return;
  for (const slice of slices) printSlice(slice, dryRun, flags, terminal);
  for (const path of abandoned) {
    terminal.out(
      `${path} is no longer made of any slice and stays as it is; delete it when nobody needs it`,
    );
  }
}

/** Whether there was nothing to do for a slice. */
export function isUnchanged({ metadata, diff, packages }: SliceUpdateReport): boolean {
  return (
    !metadata.isChanged &&
    diff.findings.length === 0 &&
    packages.every(({ bump, written, deleted }) => {
      return bump === "none" && written.length + deleted.length === 0;
    })
  );
}

function printSlice(
  slice: SliceUpdateReport,
  dryRun: boolean,
  { verbose = false }: OutputFlags,
  { colors, out }: Terminal,
): void {
  const { name, metadata, diff, packages, changeset } = slice;
  if (isUnchanged(slice)) {
    out(`${colors.bold(name)}: nothing has changed`);
    return;
  }
  const written = dryRun ? "to write" : "written";
  out(`${colors.bold(name)}: ${summarize(diff)}`);
  const breaking = diff.findings.filter(({ level }) => level === "breaking");
  for (const finding of verbose ? breaking : breaking.slice(0, SHOWN.breaking)) {
    out(`  ${colors.red("breaking")}: ${showControls(describeFinding(finding))}`);
  }
  const hidden = verbose ? 0 : breaking.length - SHOWN.breaking;
  if (hidden > 0) out(`  and ${hidden} more; --verbose lists them`);
  out(`  ${metadata.file}: ${metadata.isChanged ? written : "as before"}`);
  for (const each of packages) for (const line of describe(each, dryRun, verbose)) out(`  ${line}`);
  if (changeset === undefined) return;
  if (changeset.file !== undefined) {
    out(`  ${changeset.file}: ${written}`);
    if (dryRun) out(indent(changeset.text));
    return;
  }
  out("  there is no .changeset folder, so this is not written:");
  out(indent(changeset.text));
  out("  to have it written: npm install --save-dev @changesets/cli && npx changeset init");
  out("  to do without: --no-changeset");
}

function describe(
  { name, version, bump, written, deleted, unchanged }: PackageUpdateReport,
  dryRun: boolean,
  verbose: boolean,
): readonly string[] {
  if (bump === "none" && written.length + deleted.length === 0) {
    return [`${name} ${version}: up to date`];
  }
  const verb = dryRun ? "to write" : "written";
  const gone =
    deleted.length === 0 ? "" : `, ${deleted.length} ${dryRun ? "to delete" : "deleted"}`;
  const shown = verbose ? deleted : deleted.slice(0, SHOWN.deleted);
  const hidden = deleted.length - shown.length;
  return [
    `${name} ${version}: ${bump}; ${count(written.length, "file")} ${verb}${gone}, ${unchanged} unchanged`,
    ...shown.map((path) => `  ${path} ${dryRun ? "would be deleted" : "deleted"}`),
    ...(hidden > 0 ? [`  and ${hidden} more; --verbose lists them`] : []),
  ];
}

function indent(text: string): string {
  return text.trimEnd().replace(/^(?=.)/gm, "    ");
}
