import {
  diffModels,
  isElsewhere,
  resolveRoot,
  suggestRenames,
  type Model,
  type Place,
  type WholeModels,
} from "@graphslice/csdl";
import {
  highestLevel,
  judgeChanges,
  judgeRoot,
  LEVELS,
  type Finding,
  type Level,
  type SourceText,
} from "@graphslice/generator";
import type { DiffScope } from "../commands/diff.js";
import type { IgnoredChanges } from "../config/config.js";
import { ReportedError } from "../reported-error.js";
import type { OutputFlags, Terminal } from "../terminal/terminal.js";
import { readSide, type Side } from "./read-side.js";
import type { DiffReport, ReportedFinding } from "./diff-report.js";

/**
 * Compares two versions of metadata, or what a slice has of them.
 *
 * @throws {ReportedError} if one cannot be read, or if a root is in neither; the reasons have been printed.
 */
export async function compareMetadata(
  files: { readonly before: string | SourceText; readonly after: string | SourceText },
  scope: DiffScope,
  flags: OutputFlags,
  terminal: Terminal,
): Promise<DiffReport> {
  const before = await readSide(files.before, scope, flags, terminal);
  const after = await readSide(files.after, scope, flags, terminal);
  const lost = [...before.missing].filter(([root]) => after.missing.has(root));
  for (const [, message] of lost) {
    terminal.err(`${terminal.colors.red("error")}: ${message}, before and after`);
  }
  if (lost.length > 0) throw new ReportedError("a root is in neither of the files");

  const whole = { before: before.whole, after: after.whole };
  const changes = diffModels(before.model, after.model);
  const findings = [
    ...findRoots(before, after),
    ...judgeChanges(before.model, after.model, changes),
  ].map((finding) => reportFinding(finding, whole));
  const sorted = LEVELS.flatMap((level) => findings.filter((finding) => finding.level === level));
  const kept: ReportedFinding[] = [];
  const ignored: (ReportedFinding & { reason: string })[] = [];
  for (const finding of sorted) {
    const rule = scope.ignore.find((candidate) => isIgnored(finding, candidate));
    if (rule === undefined) kept.push(finding);
    else ignored.push({ ...finding, reason: rule.reason });
  }
  const count = (level: Level): number => kept.filter((finding) => finding.level === level).length;
  return {
    level: highestLevel(kept.map(({ level }) => level)),
    counts: {
      breaking: count("breaking"),
      feature: count("feature"),
      fix: count("fix"),
      none: count("none"),
    },
    findings: kept,
    ignored,
    renames: suggestRenames(changes).map(({ removed, added }) => ({
      before: removed.path,
      after: added.path,
    })),
  };
}

function findRoots(before: Side, after: Side): readonly Finding[] {
  const describe = (root: string, { whole }: Side): string => {
    const found = resolveRoot(root, whole);
    if (typeof found === "string") return root;
    const { container, type } = found;
    return [
      ...(container === undefined ? [] : [`${container.kind} ${container.name}`]),
      ...(type === undefined ? [] : [`${type.kind} ${type.qualifiedName}`]),
    ].join(", ");
  };
  const rootOf = (path: string) => ({ kind: "root", element: "Root", path }) as const;
  return [
    ...[...after.missing.keys()].map((path) =>
      judgeRoot({ ...rootOf(path), before: describe(path, before) }),
    ),
    ...[...before.missing.keys()].map((path) =>
      judgeRoot({ ...rootOf(path), after: describe(path, after) }),
    ),
  ];
}

const KEPT = "The service still has it: to keep it in the slice, make it a root or an include.";

function reportFinding(
  { change, rule, level, details, consequences }: Finding,
  whole: WholeModels,
): ReportedFinding {
  const { kind, element, path, before, after } = change;
  const common = {
    rule,
    level,
    kind,
    element,
    path,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  };
  if (change.kind === "emission") return { ...common, details, consequences };
  if (change.kind === "root") {
    const old = placeOf(path, whole.before);
    const now = placeOf(path, whole.after);
    const places = { ...(old && { before: old }), ...(now && { after: now }) };
    return { ...common, places, details, consequences };
  }
  const isStill = isElsewhere(change, whole);
  return {
    ...common,
    ...(change.kind === "changed" ? { aspect: change.aspect } : {}),
    ...(change.kind === "annotated"
      ? { term: change.term + (change.qualifier === undefined ? "" : `#${change.qualifier}`) }
      : {}),
    places: change.places,
    ...(isStill ? { isElsewhere: true as const } : {}),
    details: isStill && kind === "removed" ? [...details, KEPT] : details,
    consequences,
  };
}

function placeOf(root: string, model: Model): Place | undefined {
  const found = resolveRoot(root, model);
  return typeof found === "string" ? undefined : (found.container ?? found.type)?.place;
}

function isIgnored({ rule, path }: ReportedFinding, ignored: IgnoredChanges): boolean {
  if (ignored.rule !== rule) return false;
  if (ignored.path === undefined) return true;
  const pattern = ignored.path.split("*").map((part) => part.replace(/[\\^$.+?()[\]{}|]/g, "\\$&"));
  return new RegExp(`^${pattern.join(".*")}$`).test(path);
}
