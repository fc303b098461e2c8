export type { GeneratedFile } from "./generated-file.js";
export {
  generateSlice,
  type GeneratedPackage,
  type GeneratedSlice,
  type PackageRequest,
  type PreviousPackage,
} from "./generate-slice.js";
export type { Rename } from "./names/name-table.js";
export type { JsonObject, JsonValue, Recording } from "./package-context.js";
export { PACKAGE_KINDS, type PackageKind } from "./package-kind.js";
export { readSlice, type ReadSlice, type SliceSource, type SourceText } from "./read-slice.js";
export { VERSION } from "./version.js";
export type { PackageOutput } from "./write/locate-packages.js";
export { planWrite, type PackagePlan } from "./write/plan-write.js";
export { readPrevious } from "./write/read-previous.js";
export { writePackages, type WrittenPackage } from "./write/write-packages.js";
export { createModelContext } from "./models/model-context.js";
export { assignNames } from "./names/assign-names.js";
export { declareOperationValidator } from "./validators/declare-operation-validator.js";
export { declareValidatorModule } from "./validators/declare-validator-module.js";
export { testOf } from "./validators/primitive-tests.js";
export { createValidatorContext } from "./validators/validator-context.js";
export type {
  CheckFunctionView,
  EntryView,
  ValidatorModuleView,
} from "./validators/validator-view.js";
export type { CallView, ExpressionView } from "./views/code-view.js";
export { judgeChange, judgeChanges, judgeRoot } from "./changes/judge-changes.js";
export { createJudgeContext, type JudgeContext } from "./changes/judge-context.js";
export { RULE_IDS, RULES, type RuleId } from "./changes/rules.js";
export { NOTHING as NOTHING_TO_ADAPT } from "./changes/rules/harmless.js";
export type { Rule } from "./changes/rules/rule.js";
export {
  highestLevel,
  LEVELS,
  type Consequence,
  type EmissionChange,
  type Finding,
  type Level,
  type RootChange,
  type Verdict,
} from "./changes/verdict.js";
