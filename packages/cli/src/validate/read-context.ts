import type { Model } from "@graphslice/csdl";
import { typeNamed, type DeclaredType } from "./declared-type.js";
import { followPath } from "./follow-path.js";
import { splitPath, type PathSegment } from "./split-path.js";

/**
 * What `@odata.context` declares a body to be (OData Protocol 4.01 §10): nothing where the model does not have it.
 */
export function readContext(context: unknown, model: Model): DeclaredType | undefined {
  const fragment = fragmentOf(context);
  if (fragment === undefined) return undefined;
  const items = /^Collection\(([^()]+)\)$/.exec(fragment)?.[1];
  const type = typeNamed(items ?? fragment.replace(/\/\$entity$/, ""), model);
  if (type !== undefined) return { type, isCollection: items !== undefined };

  const path = pathOf(fragment).map((segment, index, path) =>
    isSelection(segment, index, path) ? { name: segment.name } : segment,
  );
  const destination = followPath(path, model);
  if (typeof destination === "string" || "operation" in destination) return undefined;
  const isEntity = fragment.endsWith("/$entity");
  return isEntity ? { ...destination, isCollection: false } : destination;
}

/** Whether `@odata.context` says that members were selected: `#users(id,displayName)`. */
export function isSelected(context: unknown): boolean {
  const fragment = fragmentOf(context);
  if (fragment === undefined || fragment.startsWith("Collection(")) return false;
  return pathOf(fragment).some(isSelection);
}

function fragmentOf(context: unknown): string | undefined {
  return typeof context === "string" ? context.split("#", 2)[1] : undefined;
}

function pathOf(fragment: string): readonly PathSegment[] {
  return splitPath(fragment.replace(/\/\$(?:entity|delta)$/, ""));
}

/** Keys stand in quotes, selected members do not. Other keys are followed by further segments. */
function isSelection(
  { operands }: PathSegment,
  index: number,
  path: readonly PathSegment[],
): boolean {
  return operands !== undefined && index === path.length - 1 && !operands.startsWith("('");
}
