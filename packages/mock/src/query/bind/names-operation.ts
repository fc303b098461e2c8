import type { ModelIndex } from "../../resource/model-index.js";

/** Whether the model has bound operations of a name: qualified, `namespace.*`, or just the name. */
export function namesOperation(index: ModelIndex, name: string): boolean {
  if (name.endsWith(".*")) return index.isQualified(name);
  return [true, false].some((isCollection) => index.findOperations(name, isCollection).length > 0);
}
