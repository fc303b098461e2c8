import { Buffer } from "node:buffer";
import type { PullFlags } from "../config/pull-options.js";
import { ExitCode } from "../exit-code.js";
import { downloadTargets } from "../pull/download-targets.js";
import { hasFaults, judgeDownloads, type JudgedDownloads } from "../pull/judge-downloads.js";
import { planPulls } from "../pull/plan-pulls.js";
import { readBefore, type TargetBefore } from "../pull/read-before.js";
import type { TargetAfter } from "../pull/reduce-metadata.js";
import type { Download } from "../pull/request-metadata.js";
import { createRecord, describesTarget, printRecord } from "../pull/source-record.js";
import { summarizeChanges } from "../pull/summarize-changes.js";
import { writeTogether, type FileToWrite } from "../pull/write-together.js";
import { ReportedError } from "../reported-error.js";
import { reportDiagnostics } from "../terminal/report-diagnostics.js";
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
  const { dryRun = false, force = false, json = false } = flags;
  const befores: TargetBefore[] = [];
  for (const target of await planPulls(source, flags, cwd)) {
    befores.push(await readBefore(target, cwd));
  }
  const downloads = await downloadTargets(befores, flags, terminal);
  const judged = await terminal.progress("Reading the metadata", async () =>
    judgeDownloads(befores, downloads),
  );
  reportFaults(judged, flags, terminal);
  const files = judged.targets.flatMap((after) => {
    const download = downloads.get(after.before.target.url);
    return download === undefined ? [] : filesOf(after, download, { cwd, force });
  });
  if (!dryRun) writeTogether(files);
  const report: PullReport = {
    dryRun,
    slices: judged.targets.flatMap((after) =>
      reportSlices(after, downloads.get(after.before.target.url), files, cwd),
    ),
  };
  if (json) terminal.out(JSON.stringify(report, null, 2));
  else if (flags.quiet !== true) printPull(report, flags, terminal);
  return ExitCode.done;
}

/** @throws {ReportedError} if anything is wrong, which has been printed. */
function reportFaults(judged: JudgedDownloads, flags: OutputFlags, terminal: Terminal): void {
  const { colors, err } = terminal;
  for (const [url, found] of judged.diagnostics) reportDiagnostics(found, url, flags, terminal);
  for (const { message, advice } of judged.targets.flatMap(({ problems }) => problems)) {
    err(`${colors.red("error")}: ${message}`);
    for (const line of advice) err(`  ${line}`);
  }
  if (hasFaults(judged)) throw new ReportedError("nothing was pulled");
}

/** The files that are to be written for a target; none if they would hold the same. */
function filesOf(
  { before, data = "" }: TargetAfter,
  download: Download,
  { cwd, force }: { readonly cwd: string; readonly force: boolean },
): readonly FileToWrite[] {
  const { target, record, isOwn } = before;
  const shown = shortenPath(target.file, cwd);
  const isSame = before.data !== undefined && Buffer.from(data).equals(before.data);
  if (!isSame && !isOwn && !force) {
    const why =
      record === undefined
        ? "is there already, and not from pull"
        : "has been edited since it was pulled; what you change belongs into an overlay";
    throw new Error(`${shown} ${why}; --force replaces it`);
  }
  const file = isSame ? [] : [{ path: target.file, data, shown }];
  const isRecorded =
    target.record === undefined ||
    (isSame && isOwn && record !== undefined && describesTarget(record, target));
  if (isRecorded || target.record === undefined) return file;
  return [
    ...file,
    {
      path: target.record,
      data: printRecord(createRecord(target, download, data)),
      shown: shortenPath(target.record, cwd),
    },
  ];
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
