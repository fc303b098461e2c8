import { LEVELS } from "@graphslice/generator";
import { describeFinding } from "./describe-finding.js";
import type { DiffReport, ReportedFinding } from "./diff-report.js";
import { summarize } from "./print-report.js";

/** The report as Markdown, for a comment on a pull request: what breaks in full, the rest folded. */
export function writeMarkdown(report: DiffReport): string {
  const lines = [`**${summarize(report)}**`];
  for (const level of LEVELS) {
    const findings = report.findings.filter((finding) => finding.level === level);
    if (findings.length === 0) continue;
    if (level === "breaking") lines.push("", `### ${level}`, "", ...findings.flatMap(writeInFull));
    else lines.push("", ...fold(`${level} (${findings.length})`, findings.map(writeLine)));
  }
  if (report.renames.length > 0) {
    const renames = report.renames.map(({ before, after }) => `- ${code(before)} → ${code(after)}`);
    lines.push("", ...fold("perhaps renamed", renames));
  }
  if (report.ignored.length > 0) {
    const ignored = report.ignored.map(
      (finding) => `${writeLine(finding)}: ${escape(finding.reason)}`,
    );
    lines.push("", ...fold(`ignored (${report.ignored.length})`, ignored));
  }
  return lines.join("\n");
}

function writeInFull(finding: ReportedFinding): readonly string[] {
  return [
    writeLine(finding),
    ...finding.details.map((detail) => `  - ${escape(detail)}`),
    ...finding.consequences.map(
      ({ package: name, who, why, adapt }) =>
        `  - **${name}**, ${who}: ${escape(`${why} ${adapt}`)}`,
    ),
  ];
}

function writeLine(finding: ReportedFinding): string {
  return `- ${escape(describeFinding(finding))} (${code(finding.rule)})`;
}

function fold(title: string, lines: readonly string[]): readonly string[] {
  return [`<details><summary>${title}</summary>`, "", ...lines, "", "</details>"];
}

function code(text: string): string {
  return `\`${text}\``;
}

/** What metadata says is text: no markup, mention or line break of it gets through. */
function escape(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/[\\`*_[\]#|~]/g, "\\$&")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/@/g, "@\u200b");
}
