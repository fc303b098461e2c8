import type { Model } from "../model.js";
import type { Change } from "./change.js";

/** The models that two slices were cut from. */
export interface WholeModels {
  readonly before: Model;
  readonly after: Model;
}

/**
 * Whether what a slice lost is still in the metadata, since nothing in the slice refers to it any more; or whether what it
 * gained was there before and is referred to only now. Of types, operations and children of the container only.
 */
export function isElsewhere(change: Change, whole: WholeModels): boolean {
  if (change.kind === "removed") return isIn(change, whole.after);
  return change.kind === "added" && isIn(change, whole.before);
}

function isIn({ element, path, elements }: Change, model: Model): boolean {
  switch (element) {
    case "EntityType":
    case "ComplexType":
    case "EnumType":
    case "TypeDefinition":
      return model.types.has(path);
    case "Action":
    case "Function": {
      const operation = elements.before ?? elements.after;
      const name = operation && "qualifiedName" in operation ? operation.qualifiedName : undefined;
      return model.schemas.some(({ operations }) =>
        operations.some(({ qualifiedName }) => qualifiedName === name),
      );
    }
    default:
      return false;
  }
}
