import { Buffer } from "node:buffer";
import type { PullFlags } from "../config/pull-options.js";
import { ReportedError } from "../reported-error.js";
import { reportDiagnostics } from "../terminal/report-diagnostics.js";
import { shortenPath } from "../terminal/shorten-path.js";
import type { OutputFlags, Terminal } from "../terminal/terminal.js";
import { hasFaults, judgeDownloads, type JudgedDownloads } from "./judge-downloads.js";
import type { PullTarget } from "./plan-pulls.js";
import { readBefore, type TargetBefore } from "./read-before.js";
import type { TargetAfter } from "./reduce-metadata.js";
import type { Download } from "./request-metadata.js";
import { createRecord, describesTarget, printRecord } from "./source-record.js";
import type { FileToWrite } from "./write-together.js";

/** Metadata by address; nothing where the server says that what is there is what it has. */
export type Downloads = ReadonlyMap<string, Download | undefined>;

/** Pulls that only have to be written. */
export interface PreparedPulls {
  readonly targets: readonly TargetAfter[];
  readonly downloads: Downloads;
  readonly files: readonly FileToWrite[];
}

/**
 * Gets metadata, judges it, and makes of it what is kept. Nothing is written.
 *
 * @param obtain gets the metadata of all targets
 * @throws {ReportedError} if anything is wrong with it; that has been printed.
 */
export async function preparePulls(
  targets: readonly PullTarget[],
  obtain: (befores: readonly TargetBefore[]) => Promise<Downloads>,
  flags: Pick<PullFlags, "force"> & OutputFlags,
  terminal: Terminal,
): Promise<PreparedPulls> {
  const { cwd } = terminal;
  const { force = false } = flags;
  const befores: TargetBefore[] = [];
  for (const target of targets) befores.push(await readBefore(target, cwd));
  const downloads = await obtain(befores);
  const judged = await terminal.progress("Reading the metadata", async () =>
    judgeDownloads(befores, downloads),
  );
  reportFaults(judged, flags, terminal);
  const files = judged.targets.flatMap((after) => {
    const download = downloads.get(after.before.target.url);
    return download === undefined ? [] : filesOf(after, download, { cwd, force });
  });
  return { targets: judged.targets, downloads, files };
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
