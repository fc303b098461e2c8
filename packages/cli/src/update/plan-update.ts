import {
  highestLevel,
  planWrite,
  VERSION,
  type PackageKind,
  type PackageOutput,
  type PackagePlan,
  type SourceText,
} from "@graphslice/generator";
import { generatePackages } from "../commands/generate-packages.js";
import { readPackageVersion } from "../commands/package-version.js";
import { readResolvedSlice } from "../commands/read-resolved-slice.js";
import { packageNameOf, targetOf, type PackagedSlice } from "../config/resolve-packaged-slices.js";
import { compareMetadata } from "../diff/compare-metadata.js";
import type { DiffReport } from "../diff/diff-report.js";
import type { OutputFlags, Terminal } from "../terminal/terminal.js";
import { chooseBump, levelFor, type Bump } from "./choose-bump.js";
import { writeChangeset, type ChangedPackage, type Changeset } from "./write-changeset.js";

/** What new metadata makes of a slice; nothing of it is written. */
export interface SlicePlan {
  readonly slice: PackagedSlice;
  readonly report: DiffReport;
  readonly outputs: readonly PackageOutput[];
  readonly packages: readonly PackageUpdate[];
  /** Absent where no package is to be released. */
  readonly changeset?: Changeset;
}

/** A package of a slice, and what becomes of it. */
export interface PackageUpdate {
  readonly name: string;
  readonly kind: PackageKind;
  readonly version: string;
  /** Absent where nothing of it changes. */
  readonly bump?: Bump;
  readonly plan: PackagePlan;
}

/**
 * Compares a slice with what it would be of new metadata, and makes its packages of that.
 *
 * @throws {ReportedError} if there is no such slice in the new metadata; the reasons have been printed.
 */
export async function planUpdate(
  slice: PackagedSlice,
  text: SourceText,
  flags: OutputFlags,
  terminal: Terminal,
): Promise<SlicePlan> {
  const { cwd } = terminal;
  const files = { before: slice.metadata, after: text };
  // What is doubtful about the new metadata is said when it is read to be generated from.
  const report = await compareMetadata(files, slice, { ...flags, quiet: true }, terminal);
  const selected = await readResolvedSlice(slice, flags, terminal, text);
  const { outputs } = await terminal.progress(`Generating ${slice.name}`, () =>
    generatePackages(slice, selected, { isTrusted: true, cwd }),
  );
  const plans = planWrite(outputs, VERSION);
  const packages = slice.output.packages.flatMap((kind, index): readonly PackageUpdate[] => {
    const plan = plans[index];
    return plan === undefined ? [] : [describePackage(slice, kind, plan, report, cwd)];
  });
  const changed = packages.filter(isChanged);
  return {
    slice,
    report,
    outputs,
    packages,
    ...(changed.length === 0 ? {} : { changeset: writeChangeset(slice.name, changed, report) }),
  };
}

function describePackage(
  slice: PackagedSlice,
  kind: PackageKind,
  plan: PackagePlan,
  { findings }: DiffReport,
  cwd: string,
): PackageUpdate {
  const version = readPackageVersion(targetOf(slice, kind), cwd);
  const isNew = plan.files.every(({ change }) => change === "added");
  // What no finding is about may still be another text, as with a new version of the generator: then it is released, too.
  const isOther = plan.files.some(({ change }) => change !== "unchanged");
  const level = highestLevel([levelFor(kind, findings), isOther ? "fix" : "none"]);
  const bump = isNew ? "minor" : chooseBump(level, version);
  return { name: packageNameOf(slice, kind), kind, version, ...(bump && { bump }), plan };
}

function isChanged(update: PackageUpdate): update is PackageUpdate & ChangedPackage {
  return update.bump !== undefined;
}
