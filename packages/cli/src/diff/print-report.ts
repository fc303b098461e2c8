import { LEVELS, RULES } from "@graphslice/generator";
import { count } from "../terminal/count.js";
import { showControls } from "../terminal/show-controls.js";
import type { OutputFlags, Terminal } from "../terminal/terminal.js";
import { describeFinding } from "./describe-finding.js";
import type { DiffReport } from "./diff-report.js";
import { groupByRule } from "./group-by-rule.js";

/** Prints the findings by level and rule: of what breaks also for whom, and how to adapt; of the others with `--verbose`. */
export function printReport(
  report: DiffReport,
  { quiet = false, verbose = false }: OutputFlags,
  { colors, out }: Terminal,
): void {
  const paint = { breaking: colors.red, feature: colors.green, fix: colors.cyan, none: colors.dim };
  for (const level of quiet ? (["breaking"] as const) : LEVELS) {
    const findings = report.findings.filter((finding) => finding.level === level);
    if (findings.length === 0 || (level === "none" && !verbose)) continue;
    out(colors.bold(paint[level](`${level} (${findings.length})`)));
    for (const group of groupByRule(findings)) {
      out(`  ${RULES[group.rule].summary} ${colors.dim(`[${group.rule}]`)}`);
      for (const finding of group.findings) {
        out(`    ${showControls(describeFinding(finding))}`);
        if (level !== "breaking" && !verbose) continue;
        for (const detail of finding.details) out(`      ${detail}`);
      }
      if (level !== "breaking" && !verbose) continue;
      for (const { package: name, who, why, adapt } of RULES[group.rule].consequences) {
        out(colors.dim(`    ${name}, ${who}: ${why} ${adapt}`));
      }
    }
  }
  if (quiet) return;
  if (report.renames.length > 0) {
    out(colors.bold("perhaps renamed"));
    for (const { before, after } of report.renames) out(`  ${before} -> ${after}`);
  }
  if (report.ignored.length > 0) {
    out(colors.bold(`ignored (${report.ignored.length})`));
    for (const finding of report.ignored) {
      out(`  ${showControls(describeFinding(finding))} [${finding.rule}]: ${finding.reason}`);
    }
  }
  out(summarize(report));
}

/** `3 changes: 1 breaking, 2 none`. */
export function summarize({ counts }: DiffReport): string {
  const total = LEVELS.reduce((sum, level) => sum + counts[level], 0);
  if (total === 0) return "no changes";
  const parts = LEVELS.filter((level) => counts[level] > 0);
  return `${count(total, "change")}: ${parts.map((level) => `${counts[level]} ${level}`).join(", ")}`;
}
