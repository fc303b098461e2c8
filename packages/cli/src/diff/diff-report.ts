import type { Place } from "@graphslice/csdl";
import type { Consequence, Level, RuleId } from "@graphslice/generator";

/** What changed between two versions of metadata, as `--json` prints it. */
export interface DiffReport {
  /** The highest level of all findings that are not ignored. */
  readonly level: Level;
  readonly counts: Readonly<Record<Level, number>>;
  /** By level, the highest first, then by path. */
  readonly findings: readonly ReportedFinding[];
  /** Findings that the config says to ignore. */
  readonly ignored: readonly (ReportedFinding & { readonly reason: string })[];
  /** Pairs of a removed and an added element that may be one that was renamed. */
  readonly renames: readonly { readonly before: string; readonly after: string }[];
}

export interface ReportedFinding {
  readonly rule: RuleId;
  readonly level: Level;
  readonly kind: "added" | "removed" | "moved" | "changed" | "annotated" | "emission" | "root";
  readonly element: string;
  readonly path: string;
  /** What changed of it, by CSDL's name; for `changed` only. */
  readonly aspect?: string;
  /** The term, and its qualifier after `#`; for `annotated` only. */
  readonly term?: string;
  readonly before?: string;
  readonly after?: string;
  readonly places?: { readonly before?: Place; readonly after?: Place };
  /** Whether what left the slice is still in the metadata, or what came into it was there before. */
  readonly isElsewhere?: true;
  /** What exactly came or went with the change, such as inherited members; for people to read. */
  readonly details: readonly string[];
  readonly consequences: readonly Consequence[];
}
