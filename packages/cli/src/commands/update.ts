import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { VERSION, writePackages } from "@graphslice/generator";
import { resolvePackagedSlices, type PackagedSlice } from "../config/resolve-packaged-slices.js";
import type { SliceFlags } from "../config/slice-options.js";
import { ExitCode } from "../exit-code.js";
import { writeTogether, type FileToWrite } from "../pull/write-together.js";
import { shortenPath } from "../terminal/shorten-path.js";
import type { Terminal } from "../terminal/terminal.js";
import { findAbandoned } from "../update/find-abandoned.js";
import { findChangesets } from "../update/find-changesets.js";
import { obtainMetadata, type ObtainFlags } from "../update/obtain-metadata.js";
import { planUpdate, type SlicePlan } from "../update/plan-update.js";
import type { SliceUpdateReport, UpdateReport } from "../update/update-report.js";
import { printUpdate } from "../update/print-update.js";
import { writeUpdateMarkdown } from "../update/write-update-markdown.js";

export interface UpdateFlags extends ObtainFlags {
  readonly dryRun?: boolean;
  readonly markdown?: boolean;
  /** False with `--no-changeset`. */
  readonly changeset?: boolean;
}

/**
 * `graphslice update`: takes new metadata, says what it changes for whom, and writes metadata, packages and changesets
 * together, or nothing where anything is wrong.
 */
export async function update(flags: UpdateFlags, terminal: Terminal): Promise<ExitCode> {
  const { cwd } = terminal;
  const { config, dryRun = false } = flags;
  const all = await resolvePackagedSlices(config === undefined ? {} : { config }, cwd, "");
  const chosen = await resolvePackagedSlices(chooseFlags(flags), cwd, "");
  const obtained = await obtainMetadata(flags, chosen, all, terminal);
  const files = obtained.flatMap((metadata) => metadata.files);
  const plans: SlicePlan[] = [];
  for (const { slices, text } of obtained) {
    for (const slice of slices) plans.push(await planUpdate(slice, text, flags, terminal));
  }

  const changesets = plans.flatMap((plan) => locateChangeset(plan, flags, cwd));
  if (!dryRun) {
    // The metadata comes last: where it is as before, an update that was killed is done again.
    writePackages(
      plans.flatMap(({ outputs }) => outputs),
      VERSION,
      () => writeTogether([...changesets.filter(isMissing), ...files]),
    );
  }
  const report: UpdateReport = {
    dryRun,
    slices: plans.map((plan) => reportSlice(plan, files, flags, cwd)),
    abandoned: findAbandoned(all).map((path) => shortenPath(path, cwd)),
  };
  if (flags.json === true) terminal.out(JSON.stringify(report, null, 2));
  else if (flags.markdown === true) terminal.out(writeUpdateMarkdown(report));
  else printUpdate(report, flags, terminal);
  return ExitCode.done;
}

function chooseFlags({ config, slice }: UpdateFlags): SliceFlags {
  return {
    ...(config === undefined ? {} : { config }),
    ...(slice === undefined ? {} : { slice }),
  };
}

/** The file of a slice's changeset; none where none is wanted, or where changesets are not used. */
function locateChangeset(
  { slice, changeset }: SlicePlan,
  flags: UpdateFlags,
  cwd: string,
): readonly FileToWrite[] {
  const folder = folderOf(slice, flags);
  if (changeset === undefined || folder === undefined) return [];
  const path = join(folder, changeset.file);
  return [{ path, data: changeset.text, shown: shortenPath(path, cwd) }];
}

function folderOf({ output }: PackagedSlice, { changeset }: UpdateFlags): string | undefined {
  return changeset === false ? undefined : findChangesets(output.directory);
}

function isMissing({ path, data }: FileToWrite): boolean {
  const isFile = statSync(path, { throwIfNoEntry: false })?.isFile() === true;
  return !isFile || readFileSync(path, "utf8") !== data;
}

function reportSlice(
  plan: SlicePlan,
  files: readonly FileToWrite[],
  flags: UpdateFlags,
  cwd: string,
): SliceUpdateReport {
  const { slice, report, packages, changeset } = plan;
  const [file] = locateChangeset(plan, flags, cwd);
  return {
    name: slice.name,
    metadata: {
      file: shortenPath(slice.metadata, cwd),
      isChanged: files.some(({ path }) => path === slice.metadata),
    },
    diff: report,
    packages: packages.map(({ name, version, bump, plan: { target, files: planned } }) => {
      const pathsOf = (...changes: readonly string[]): readonly string[] =>
        planned.filter(({ change }) => changes.includes(change)).map(({ path }) => path);
      return {
        name,
        version,
        bump: bump ?? "none",
        target: shortenPath(target, cwd),
        written: pathsOf("added", "changed"),
        deleted: pathsOf("deleted"),
        unchanged: pathsOf("unchanged").length,
      };
    }),
    ...(changeset === undefined || flags.changeset === false
      ? {}
      : { changeset: { ...(file && { file: file.shown }), text: changeset.text } }),
  };
}
