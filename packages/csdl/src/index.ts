export * from "./annotation.js";
export * from "./capabilities.js";
export * from "./diagnostic.js";
export type * from "./document.js";
export type * from "./expression.js";
export * from "./hierarchy.js";
export { buildModel, type BuiltModel } from "./link/build-model.js";
export { suggestName } from "./link/suggest-name.js";
export { collectInstances, type Instances } from "./instances.js";
export type * from "./model.js";
export { parseCsdl, type ParseCsdlOptions, type ParsedCsdl } from "./parse/parse-csdl.js";
export type { Place } from "./place.js";
export { describeReason, predecessorOf, type Reason } from "./select/reason.js";
export type { Cut } from "./select/copier.js";
export type { NavigationDepth } from "./select/close-selection.js";
export {
  explainType,
  selectModel,
  type SelectedModel,
  type Selection,
} from "./select/select-model.js";
export { writeCsdl } from "./write/write-csdl.js";
export { applyOverlay, type OverlaidDocument } from "./overlay/apply-overlay.js";
export { checkModel } from "./check/check-model.js";
export * from "./writability.js";
export type * from "./diff/change.js";
export { diffModels } from "./diff/diff-models.js";
export { isElsewhere, type WholeModels } from "./diff/find-elsewhere.js";
export {
  listAvailability,
  selectDifferences,
  type Availability,
} from "./diff/list-availability.js";
export { suggestRenames, type RenameSuggestion } from "./diff/suggest-renames.js";
export { resolveRoot, type ContainerChild, type Root } from "./select/resolve-root.js";
