import { highestLevel, type Level, type PackageKind } from "@graphslice/generator";
import type { ReportedFinding } from "../diff/diff-report.js";

/** How a version is raised, the most first. */
export const BUMPS = ["major", "minor", "patch"] as const;

export type Bump = (typeof BUMPS)[number];

/**
 * How much findings are to those who use one of the packages. What concerns users of the models concerns those of the
 * others, too: they hand on the models' types.
 */
export function levelFor(kind: PackageKind, findings: readonly ReportedFinding[]): Level {
  const concerned = findings.filter(({ consequences }) =>
    consequences.some(({ package: name }) => name === kind || name === "models"),
  );
  return highestLevel(concerned.map(({ level }) => level));
}

/** How a release with changes of a level raises a version: until 1.0, what breaks users is a minor change. */
export function chooseBump(level: Level, version: string): Bump | undefined {
  const isInitial = version.startsWith("0.");
  switch (level) {
    case "breaking":
      return isInitial ? "minor" : "major";
    case "feature":
      return isInitial ? "patch" : "minor";
    case "fix":
      return "patch";
    case "none":
      return undefined;
  }
}
