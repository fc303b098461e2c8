import { sep } from "node:path";
import type { GeneratedFile } from "../generated-file.js";
import { checkPlannedPaths } from "./managed-path.js";
import { targetsOverlap } from "./problems.js";
import { resolveTarget } from "./resolve-target.js";

/** A generated package and the directory that it goes to. */
export interface PackageOutput {
  readonly target: string;
  readonly files: readonly GeneratedFile[];
}

export interface LocatedPackage extends PackageOutput {
  /** The directory that the target stands for, absolute and without symbolic links; it may be absent. */
  readonly root: string;
}

/** Finds the directories of packages; throws where packages, or files of one, would get into each other's way. */
export function locatePackages(packages: readonly PackageOutput[]): readonly LocatedPackage[] {
  const located: LocatedPackage[] = [];
  for (const output of packages) {
    checkPlannedPaths(output.files);
    const root = resolveTarget(output.target);
    const other = located.find((earlier) => overlaps(root, earlier.root));
    if (other !== undefined) throw targetsOverlap(output.target, other.target);
    located.push({ ...output, root });
  }
  return located;
}

function overlaps(a: string, b: string): boolean {
  return a === b || a.startsWith(b + sep) || b.startsWith(a + sep);
}
