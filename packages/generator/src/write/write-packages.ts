import { locatePackages, type LocatedPackage, type PackageOutput } from "./locate-packages.js";
import { isUnchanged, planTarget, type TargetPlan } from "./plan-target.js";
import { notUndone, notWritten } from "./problems.js";
import { recoverTarget } from "./recover-target.js";
import { TargetSwap } from "./target-swap.js";
import { toWriteError } from "./write-error.js";

/** What writing a package has done; the manifest counts as one of its files. */
export interface WrittenPackage {
  readonly target: string;
  /** The new and changed files, relative to the package and with forward slashes. */
  readonly written: readonly string[];
  readonly deleted: readonly string[];
  /** How many files were there already, just as they are to be. */
  readonly unchanged: number;
}

/**
 * Writes packages to disk: all of them, or none where it throws. Each target is staged next to its place and swapped;
 * files that were not generated stay, as do generated ones that are as before, with inode and times. A target that is
 * up to date is not touched.
 *
 * Should the process be killed, each target is the old one or the new one, except between the two renames of a swap:
 * then it is missing, and the next run puts the old one back. The same holds for signals that end the process. One that
 * has a handler reaches it only when everything is written, since nothing here waits.
 *
 * @param generator version of the generator, kept in each package's manifest
 * @param writeRest writes what belongs to the packages and is not in them, all of it or nothing where it throws: then the
 * packages are as before, too. It is called when all packages are in place.
 */
export function writePackages(
  packages: readonly PackageOutput[],
  generator: string,
  writeRest: () => void = () => undefined,
): readonly WrittenPackage[] {
  const outdated: LocatedPackage[] = [];
  const plans: TargetPlan[] = [];
  for (const output of locatePackages(packages)) {
    recoverTarget(output.root);
    const plan = planTarget(output, generator);
    plans.push(plan);
    if (!isUnchanged(plan)) outdated.push(output);
  }
  replaceTargets(outdated, generator, writeRest);
  return plans.map(summarize);
}

function replaceTargets(
  outputs: readonly LocatedPackage[],
  generator: string,
  writeRest: () => void,
): void {
  const swaps = outputs.map((output) => new TargetSwap(output, generator));
  let root = "";
  let isInPlace = false;
  try {
    for (const step of ["claim", "stage", "swap"] as const) {
      for (const swap of swaps) {
        root = swap.root;
        swap[step]();
      }
    }
    isInPlace = true;
    writeRest();
  } catch (error) {
    const failures = undo(swaps);
    if (failures.length > 0) throw notUndone(root, [error, ...failures]);
    if (isInPlace) throw error;
    throw toWriteError(error, (cause) => notWritten(root, cause));
  }
  for (const swap of swaps) swap.finish();
}

/** Puts everything back and returns what failed in that. */
function undo(swaps: readonly TargetSwap[]): readonly unknown[] {
  return swaps.toReversed().flatMap((swap) => {
    try {
      swap.undo();
      return [];
    } catch (error) {
      return [error];
    }
  });
}

function summarize({ target, files }: TargetPlan): WrittenPackage {
  const written: string[] = [];
  const deleted: string[] = [];
  for (const { path, change } of files) {
    if (change === "deleted") deleted.push(path);
    else if (change !== "unchanged") written.push(path);
  }
  return { target, written, deleted, unchanged: files.length - written.length - deleted.length };
}
