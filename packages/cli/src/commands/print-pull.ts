import type { ChangeSummary, Delta } from "../pull/summarize-changes.js";
import { count } from "../terminal/count.js";
import type { OutputFlags, Terminal } from "../terminal/terminal.js";

/** What a pull has done, as `--json` prints it. */
export interface PullReport {
  readonly dryRun: boolean;
  readonly slices: readonly PulledSliceReport[];
}

export interface PulledSliceReport {
  readonly name: string;
  readonly source: string;
  /** The metadata's file. */
  readonly file: string;
  /** Bytes that were downloaded, decoded; 0 where the server says that nothing has changed. */
  readonly downloaded: number;
  readonly state: "new" | "changed" | "unchanged";
  readonly types: number;
  /** Absent where nothing has changed, or where there was no slice to compare with. */
  readonly changes?: ChangeSummary;
  /** The files that were written. */
  readonly written: readonly string[];
}

const KINDS: readonly (readonly [keyof ChangeSummary, string])[] = [
  ["paths", "path"],
  ["types", "type"],
  ["members", "member"],
  ["operations", "operation"],
];

/** Prints for people what a pull has done. */
export function printPull(
  { dryRun, slices }: PullReport,
  { verbose = false }: OutputFlags,
  { colors, out }: Terminal,
): void {
  for (const { name, source, file, state, downloaded, types, changes } of slices) {
    const bytes = downloaded === 0 ? "not modified" : `${downloaded} bytes`;
    out(`${colors.bold(name)}: ${state}, ${count(types, "type")}`);
    out(`  from ${source} (${bytes})`);
    if (state !== "unchanged") out(`  ${file} ${dryRun ? "would be written" : "written"}`);
    if (changes === undefined) continue;
    const changed = KINDS.filter(([kind]) => sizeOf(changes[kind]) > 0);
    for (const [kind, noun] of changed) {
      const { added, removed } = changes[kind];
      const gone = `${removed.length} removed`;
      out(
        `  ${count(added.length, noun)} added, ${removed.length === 0 ? gone : colors.red(gone)}`,
      );
      if (!verbose) continue;
      for (const each of added) out(colors.green(`    + ${each}`));
      for (const each of removed) out(colors.red(`    - ${each}`));
    }
    if (changed.length === 0) out("  only details of what was there before");
    else if (!verbose) out("  --verbose lists them");
  }
}

function sizeOf({ added, removed }: Delta): number {
  return added.length + removed.length;
}
