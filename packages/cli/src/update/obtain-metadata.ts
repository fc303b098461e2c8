import { dirname, join, resolve } from "node:path";
import type { SourceText } from "@graphslice/generator";
import type { PullFlags } from "../config/pull-options.js";
import type { PackagedSlice } from "../config/resolve-packaged-slices.js";
import { downloadTargets } from "../pull/download-targets.js";
import { planPulls, type PullTarget } from "../pull/plan-pulls.js";
import { preparePulls, type PreparedPulls } from "../pull/prepare-pulls.js";
import { createRecord, printRecord, readRecord, RECORD } from "../pull/source-record.js";
import type { FileToWrite } from "../pull/write-together.js";
import { isUrl, readSource } from "../read-source.js";
import { shortenPath } from "../terminal/shorten-path.js";
import type { OutputFlags, Terminal } from "../terminal/terminal.js";
import { UsageError } from "../usage-error.js";

/** New metadata of slices, not yet written. */
export interface NewMetadata {
  /** All slices that are made of it. */
  readonly slices: readonly PackagedSlice[];
  readonly text: SourceText;
  /** What is to be written to have it: none where it is there already. */
  readonly files: readonly FileToWrite[];
}

/** What says where new metadata comes from. */
export interface ObtainFlags
  extends Pick<PullFlags, "config" | "slice" | "force" | "allowHttp" | "timeout">, OutputFlags {
  /** The file that is the new metadata. */
  readonly from?: string;
}

/**
 * Gets the new metadata of the slices that were chosen, and of those that are made of the same files: they change
 * together. It is what `pull` would write, or what it would write of the file that was named.
 *
 * @param chosen the slices that were asked for
 * @param all all slices of the config
 * @throws {UsageError} if nothing says what the new metadata is.
 * @throws {ReportedError} if it lacks a root, or is wrong; that has been printed.
 */
export async function obtainMetadata(
  flags: ObtainFlags,
  chosen: readonly PackagedSlice[],
  all: readonly PackagedSlice[],
  terminal: Terminal,
): Promise<readonly NewMetadata[]> {
  // What is doubtful about the new metadata is said when it is read to be generated from.
  const quiet = { ...flags, quiet: true };
  const { from } = flags;
  if (from !== undefined) return [await takeFile(from, chosen, all, quiet, terminal)];
  const targets = await planPulls(undefined, flags, terminal.cwd);
  const pulls = await preparePulls(
    targets,
    (befores) => downloadTargets(befores, flags, terminal),
    quiet,
    terminal,
  );
  return targets.map((target) => describe(target, pulls, all, terminal.cwd));
}

async function takeFile(
  from: string,
  chosen: readonly PackagedSlice[],
  all: readonly PackagedSlice[],
  flags: OutputFlags,
  terminal: Terminal,
): Promise<NewMetadata> {
  const { cwd } = terminal;
  if (isUrl(from)) throw new UsageError(`--from takes a file, not the address ${from}`);
  const file = findFile(chosen);
  const { file: url, text } = await readSource(resolve(cwd, from), cwd);
  const download = { bytes: Buffer.from(text) };
  const path = join(dirname(file), RECORD);
  const record = readRecord(path, file);
  const target: PullTarget = {
    url,
    file,
    // What was pulled is kept as it was pulled; what was put there is replaced by what is put there now.
    isWhole: record === undefined || record.kept === "whole",
    slices: all.filter(({ metadata }) => metadata === file),
  };
  const obtain = async () => new Map([[url, download]]);
  const pulls = await preparePulls([target], obtain, { ...flags, force: true }, terminal);
  const { text: kept, ...described } = describe(target, pulls, all, cwd);
  if (record === undefined || described.files.length === 0) return { text: kept, ...described };
  const pulled = createRecord({ ...target, url: record.source }, download, kept.text);
  return {
    text: kept,
    ...described,
    files: [{ path, data: printRecord(pulled), shown: shortenPath(path, cwd) }, ...described.files],
  };
}

/** The only file that slices are made of. */
function findFile(slices: readonly PackagedSlice[]): string {
  const [file = "", ...others] = new Set(slices.map(({ metadata }) => metadata));
  if (others.length > 0) {
    const names = slices.map(({ name }) => name).join(", ");
    throw new UsageError(
      `--from is the metadata of slices that are made of one file: say --slice NAME with one of ${names}`,
    );
  }
  if (isUrl(file)) {
    throw new UsageError(
      `the metadata of slice ${slices[0]?.name} is ${file}; to have something to compare with, keep it in a file`,
    );
  }
  return file;
}

/** @throws {Error} if there is no metadata yet that the new one could be compared with. */
function describe(
  target: PullTarget,
  { targets, files }: PreparedPulls,
  all: readonly PackagedSlice[],
  cwd: string,
): NewMetadata {
  const after = targets.find(({ before }) => before.target === target);
  if (after?.before.data === undefined) {
    throw new Error(
      `${shortenPath(target.file, cwd)}: there is nothing to compare with yet; start with graphslice pull and graphslice generate`,
    );
  }
  const own = [target.file, target.record];
  return {
    slices: all.filter(({ metadata }) => metadata === target.file),
    text: { file: target.url, text: after.data ?? "" },
    files: files.filter(({ path }) => own.includes(path)),
  };
}
