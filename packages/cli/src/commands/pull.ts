import type { PullFlags } from "../config/pull-options.js";
import { ExitCode } from "../exit-code.js";
import { downloadTargets } from "../pull/download-targets.js";
import { planPulls } from "../pull/plan-pulls.js";
import { preparePulls } from "../pull/prepare-pulls.js";
import type { TargetAfter } from "../pull/reduce-metadata.js";
import type { Download } from "../pull/request-metadata.js";
import { summarizeChanges } from "../pull/summarize-changes.js";
import { writeTogether, type FileToWrite } from "../pull/write-together.js";
import { shortenPath } from "../terminal/shorten-path.js";
import type { OutputFlags, Terminal } from "../terminal/terminal.js";
import { printPull, type PullReport, type PulledSliceReport } from "./print-pull.js";

/**
 * `graphslice pull`: downloads metadata, keeps what the slices need, and says what is different. Everything is written
 * together, or nothing where anything is wrong.
 */
export async function pull(
  source: string | undefined,
  flags: PullFlags & OutputFlags,
  terminal: Terminal,
): Promise<ExitCode> {
  const { cwd } = terminal;
  const { dryRun = false, json = false } = flags;
  const { targets, downloads, files } = await preparePulls(
    await planPulls(source, flags, cwd),
    (befores) => downloadTargets(befores, flags, terminal),
    flags,
    terminal,
  );
  if (!dryRun) writeTogether(files);
  const report: PullReport = {
    dryRun,
    slices: targets.flatMap((after) =>
      reportSlices(after, downloads.get(after.before.target.url), files, cwd),
    ),
  };
  if (json) terminal.out(JSON.stringify(report, null, 2));
  else if (flags.quiet !== true) printPull(report, flags, terminal);
  return ExitCode.done;
}

function reportSlices(
  { before, selected }: TargetAfter,
  download: Download | undefined,
  files: readonly FileToWrite[],
  cwd: string,
): readonly PulledSliceReport[] {
  const { target } = before;
  const written = files.filter(({ path }) => path === target.file || path === target.record);
  const isWritten = written.some(({ path }) => path === target.file);
  return before.slices.map(({ slice, selected: old }, index) => {
    const now = selected[index];
    return {
      name: slice.name,
      source: target.url,
      file: shortenPath(target.file, cwd),
      downloaded: download?.bytes.byteLength ?? 0,
      state: before.data === undefined ? "new" : isWritten ? "changed" : "unchanged",
      types: now?.model.types.size ?? 0,
      ...(old && now && isWritten ? { changes: summarizeChanges(old, now) } : {}),
      written: written.map(({ shown }) => shown),
    };
  });
}
