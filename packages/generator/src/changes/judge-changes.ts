import type { Change, Model } from "@graphslice/csdl";
import { findEmissionChanges } from "./find-emission-changes.js";
import { judgeAddition } from "./judge-addition.js";
import { judgeAlteration } from "./judge-alteration.js";
import { judgeAnnotation } from "./judge-annotation.js";
import { describeInherited } from "./describe-inherited.js";
import { createJudgeContext, type JudgeContext } from "./judge-context.js";
import { judgeMove } from "./judge-move.js";
import { judgeRemoval } from "./judge-removal.js";
import { verdictOf, type RuleId } from "./rules.js";
import type { Finding, RootChange, Verdict } from "./verdict.js";

/**
 * Judges the changes between two models by what is emitted for them. Beside the changes themselves it finds what they do
 * elsewhere: types that are emitted in another form, and names that changed.
 *
 * @param changes those that `diffModels` found between the same two models
 */
export function judgeChanges(
  before: Model,
  after: Model,
  changes: readonly Change[],
): readonly Finding[] {
  const context = createJudgeContext(before, after);
  const findings = changes.map((change): Finding => ({ change, ...judgeChange(change, context) }));
  return [...findings, ...findEmissionChanges(context, findings)];
}

/** Judges a root that only one of the models has. */
export function judgeRoot(change: RootChange): Finding {
  const isGone = change.after === undefined;
  return { change, ...verdictOf(isGone ? "root-removed" : "root-added") };
}

/** What one change means to those who use the packages. */
export function judgeChange(change: Change, context: JudgeContext): Verdict {
  return verdictOf(findRule(change, context), describeInherited(change));
}

function findRule(change: Change, context: JudgeContext): RuleId {
  switch (change.kind) {
    case "added":
      return judgeAddition(change, context);
    case "removed":
      return judgeRemoval(change);
    case "moved":
      return judgeMove(change, context);
    case "changed":
      return judgeAlteration(change, context);
    case "annotated":
      return judgeAnnotation(change, context);
  }
}
