import { locatePackages, type PackageOutput } from "./locate-packages.js";
import { planTarget, type PlannedFile } from "./plan-target.js";
import { recoverTarget } from "./recover-target.js";

/** What writing a package would do. */
export interface PackagePlan {
  readonly target: string;
  /** All files that were or would be generated, the manifest among them, by path. */
  readonly files: readonly PlannedFile[];
}

/**
 * Tells what `writePackages` would do, and throws where it would refuse to. Nothing is written; only what a killed run
 * has left is put in order first.
 */
export function planWrite(
  packages: readonly PackageOutput[],
  generator: string,
): readonly PackagePlan[] {
  return locatePackages(packages).map((output) => {
    recoverTarget(output.root);
    const { target, files } = planTarget(output, generator);
    return { target, files };
  });
}
