import { createHash } from "node:crypto";
import { NOTHING_TO_ADAPT, RULES, type Consequence, type PackageKind } from "@graphslice/generator";
import { describeFinding } from "../diff/describe-finding.js";
import type { DiffReport, ReportedFinding } from "../diff/diff-report.js";
import { escapeMarkdown } from "../diff/escape-markdown.js";
import { groupByRule, type RuleGroup } from "../diff/group-by-rule.js";
import { count } from "../terminal/count.js";
import type { Bump } from "./choose-bump.js";

/** A file of changesets 2: which packages are to be released, and what their changelogs say. */
export interface Changeset {
  /** Name of the file; the same text has the same name. */
  readonly file: string;
  readonly text: string;
}

/** A package that a changeset is about. */
export interface ChangedPackage {
  readonly name: string;
  readonly kind: PackageKind;
  readonly bump: Bump;
}

/** How many elements, details and renames are named one by one; the rest is counted. */
const SHOWN = { breaking: 20, feature: 5, details: 5, renames: 10 } as const;

/** Writes the changeset of a slice's packages, of which there is at least one. */
export function writeChangeset(
  slice: string,
  packages: readonly ChangedPackage[],
  report: DiffReport,
): Changeset {
  const head = packages.map(({ name, bump }) => `${JSON.stringify(name)}: ${bump}`);
  const kinds = packages.map(({ kind }) => kind);
  const text = `${["---", ...head, "---", "", ...writeBody(slice, kinds, report)].join("\n")}\n`;
  const hash = createHash("sha256").update(text).digest("hex").slice(0, 8);
  return { file: `${slice}-${hash}.md`, text };
}

function writeBody(
  slice: string,
  kinds: readonly PackageKind[],
  { counts, findings, renames }: DiffReport,
): readonly string[] {
  const parts = [
    ...(counts.breaking > 0 ? [count(counts.breaking, "breaking change")] : []),
    ...(counts.feature > 0 ? [count(counts.feature, "feature")] : []),
    ...(counts.fix > 0 ? [count(counts.fix, "correction")] : []),
  ];
  if (parts.length === 0) {
    return [`The slice \`${slice}\` was generated again, without a change that users notice.`];
  }
  const ofLevel = (level: string): readonly ReportedFinding[] =>
    findings.filter((finding) => finding.level === level);
  const fixes = groupByRule(ofLevel("fix"));
  const pairs = renames
    .slice(0, SHOWN.renames)
    .map(({ before, after }) => `- ${escapeMarkdown(before)} → ${escapeMarkdown(after)}`);
  return [
    `New metadata for the slice \`${slice}\`: ${parts.join(", ")}.`,
    ...groupByRule(ofLevel("breaking")).flatMap((group) =>
      writeGroup("Breaking", group, kinds, SHOWN.breaking),
    ),
    ...groupByRule(ofLevel("feature")).flatMap((group) =>
      writeGroup("New", group, kinds, SHOWN.feature),
    ),
    ...(fixes.length > 0 ? ["", "**Corrected**", ""] : []),
    ...fixes.map(
      ({ rule, findings }) => `- ${RULES[rule].summary}: ${count(findings.length, "time")}`,
    ),
    ...(pairs.length > 0 ? ["", "**Perhaps renamed**", "", ...pairs] : []),
    ...writeRest(renames.length - SHOWN.renames),
  ];
}

/** What happened to which elements, and for whom that is what. */
function writeGroup(
  title: string,
  { rule, findings }: RuleGroup,
  kinds: readonly PackageKind[],
  shown: number,
): readonly string[] {
  const { summary, consequences } = RULES[rule];
  const concerned = consequences.filter(
    ({ package: name, adapt }) => kinds.some((kind) => kind === name) && adapt !== NOTHING_TO_ADAPT,
  );
  return [
    "",
    `**${title}: ${summary}**`,
    "",
    ...findings.slice(0, shown).flatMap(writeFinding),
    ...writeRest(findings.length - shown),
    ...concerned.flatMap((consequence) => ["", writeConsequence(consequence)]),
  ];
}

function writeFinding(finding: ReportedFinding): readonly string[] {
  // How to keep what left the slice is for those who make the packages, not for those who use them.
  const details = finding.isElsewhere === true ? [] : finding.details;
  return [
    `- ${escapeMarkdown(describeFinding(finding))}`,
    ...details.slice(0, SHOWN.details).map((detail) => `  - ${escapeMarkdown(detail)}`),
    ...writeRest(details.length - SHOWN.details).map((line) => `  ${line}`),
  ];
}

/** What a rule says is no input: it has no markup but names such as `@odata.type`, which would be a mention of a person. */
function writeConsequence({ package: name, who, why, adapt }: Consequence): string {
  return `For ${who} (${name}): ${why} ${adapt}`.replace(/[@$]\w+(?:\.\w+)*/g, "`$&`");
}

function writeRest(hidden: number): readonly string[] {
  return hidden > 0 ? [`- and ${hidden} more`] : [];
}
