import { LEVELS, RULES } from "@graphslice/generator";
import { describeFinding } from "./describe-finding.js";
import type { DiffReport, ReportedFinding } from "./diff-report.js";
import { escapeMarkdown } from "./escape-markdown.js";
import { groupByRule, type RuleGroup } from "./group-by-rule.js";
import { summarize } from "./print-report.js";

/** The report as Markdown, for a comment on a pull request: what breaks in full and by rule, the rest folded. */
export function writeMarkdown(report: DiffReport): string {
  const lines = [`**${summarize(report)}**`];
  for (const level of LEVELS) {
    const findings = report.findings.filter((finding) => finding.level === level);
    if (findings.length === 0) continue;
    if (level === "breaking") {
      lines.push("", `### ${level}`, ...groupByRule(findings).flatMap(writeInFull));
    } else lines.push("", ...fold(`${level} (${findings.length})`, findings.map(writeLine)));
  }
  if (report.renames.length > 0) {
    const renames = report.renames.map(({ before, after }) => `- ${code(before)} → ${code(after)}`);
    lines.push("", ...fold("perhaps renamed", renames));
  }
  if (report.ignored.length > 0) {
    const ignored = report.ignored.map(
      (finding) => `${writeLine(finding)}: ${escapeMarkdown(finding.reason)}`,
    );
    lines.push("", ...fold(`ignored (${report.ignored.length})`, ignored));
  }
  return lines.join("\n");
}

function writeInFull({ rule, findings }: RuleGroup): readonly string[] {
  const { summary, consequences } = RULES[rule];
  return [
    "",
    `**${summary}** (${code(rule)})`,
    "",
    ...findings.flatMap((finding) => [
      `- ${escapeMarkdown(describeFinding(finding))}`,
      ...finding.details.map((detail) => `  - ${escapeMarkdown(detail)}`),
    ]),
    "",
    ...consequences.flatMap(({ package: name, who, why, adapt }) => [
      `> ${name}, ${who}: ${escapeMarkdown(`${why} ${adapt}`)}`,
      ">",
    ]),
  ].slice(0, -1);
}

function writeLine(finding: ReportedFinding): string {
  return `- ${escapeMarkdown(describeFinding(finding))} (${code(finding.rule)})`;
}

function fold(title: string, lines: readonly string[]): readonly string[] {
  return [`<details><summary>${title}</summary>`, "", ...lines, "", "</details>"];
}

function code(text: string): string {
  return `\`${text}\``;
}
