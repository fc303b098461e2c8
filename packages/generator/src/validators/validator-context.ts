import type { ModelContext } from "../models/model-context.js";
import { checkName, shapeCheckName } from "./validator-names.js";

/** What the views of a validators package are made from. */
export interface ValidatorContext extends ModelContext {
  readonly modelsPackage: string;
  /** The module that has each function which others call, as a path below `src` without ending. */
  readonly origins: ReadonlyMap<string, string>;
}

export function createValidatorContext(
  models: ModelContext,
  modelsPackage: string,
): ValidatorContext {
  const origins = new Map<string, string>();
  for (const names of models.names.types.values()) {
    origins.set(checkName(names), names.path);
    origins.set(shapeCheckName(names), names.path);
  }
  return { ...models, modelsPackage, origins };
}
