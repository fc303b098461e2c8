import type { DiffReport } from "../diff/diff-report.js";
import type { Bump } from "./choose-bump.js";

/** What an update has done, as `--json` prints it; paths relative to the working directory. */
export interface UpdateReport {
  readonly dryRun: boolean;
  readonly slices: readonly SliceUpdateReport[];
  /** Folders of packages that are no longer made of any slice; they are left as they are. */
  readonly abandoned: readonly string[];
}

export interface SliceUpdateReport {
  readonly name: string;
  readonly metadata: { readonly file: string; readonly isChanged: boolean };
  readonly diff: DiffReport;
  readonly packages: readonly PackageUpdateReport[];
  /** Absent where no package is to be released, or none was wanted. */
  readonly changeset?: {
    /** Absent where there is no folder for changesets; then nothing was written. */
    readonly file?: string;
    readonly text: string;
  };
}

export interface PackageUpdateReport {
  readonly name: string;
  /** The version that the package has now. */
  readonly version: string;
  /** How the next release raises it. */
  readonly bump: Bump | "none";
  readonly target: string;
  readonly written: readonly string[];
  readonly deleted: readonly string[];
  readonly unchanged: number;
}
