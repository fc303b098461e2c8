import type { RuleId } from "@graphslice/generator";
import type { ReportedFinding } from "./diff-report.js";

/** Findings under one rule, whose consequences they share. */
export interface RuleGroup {
  readonly rule: RuleId;
  /** At least one. */
  readonly findings: readonly ReportedFinding[];
}

/** Puts findings under one rule together, the rules in the order of their first ones. */
export function groupByRule(findings: readonly ReportedFinding[]): readonly RuleGroup[] {
  const groups = new Map<RuleId, ReportedFinding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.rule);
    if (group === undefined) groups.set(finding.rule, [finding]);
    else group.push(finding);
  }
  return [...groups].map(([rule, findings]) => ({ rule, findings }));
}
