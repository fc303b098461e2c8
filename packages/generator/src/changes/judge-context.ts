import type { Model } from "@graphslice/csdl";
import { createModelContext, type ModelContext } from "../models/model-context.js";
import { assignNames } from "../names/assign-names.js";

/** Two models with what is emitted for them. */
export interface JudgeContext {
  readonly before: ModelContext;
  readonly after: ModelContext;
}

export function createJudgeContext(before: Model, after: Model): JudgeContext {
  return {
    before: createModelContext(before, assignNames(before)),
    after: createModelContext(after, assignNames(after)),
  };
}
