import type { SchemaChildElement, SchemaElement } from "../document.js";
import { describeChild, isOperation } from "./element-members.js";
import { annotate, type MergeContext } from "./merge-context.js";
import { mergeContainer } from "./merge-container.js";
import { identifyOverload, mergeOperation } from "./merge-operation.js";
import {
  mergeEnumType,
  mergeStructuredType,
  mergeTerm,
  mergeTypeDefinition,
} from "./merge-type.js";
import { kindDiffers } from "./problems.js";

/** Adds what the overlay's schema declares to the base's schema of the same namespace. */
export function mergeSchema(
  existing: SchemaElement,
  added: SchemaElement,
  context: MergeContext,
): SchemaElement {
  const children = [...existing.children];
  const places = new Map(children.map((child, index) => [identify(child), index]));
  for (const child of added.children) {
    const identity = identify(child);
    const index = places.get(identity);
    const same = index === undefined ? undefined : children[index];
    if (index === undefined || same === undefined) {
      places.set(identity, children.length);
      children.push(child);
    } else {
      children[index] = mergeChild(same, child, context);
    }
  }
  return annotate(
    {
      ...existing,
      children,
      // The linker takes the first of two annotations, so that an overlay's count before the base's.
      externalAnnotations: [...added.externalAnnotations, ...existing.externalAnnotations],
    },
    added,
  );

  function identify(child: SchemaChildElement): string {
    if (isOperation(child)) return identifyOverload(child, context);
    return child.kind === "Term" ? `Term ${child.name}` : child.name;
  }
}

function mergeChild(
  existing: SchemaChildElement,
  added: SchemaChildElement,
  context: MergeContext,
): SchemaChildElement {
  if (existing.kind === "EntityType" && added.kind === "EntityType") {
    return mergeStructuredType(existing, added, context);
  }
  if (existing.kind === "ComplexType" && added.kind === "ComplexType") {
    return mergeStructuredType(existing, added, context);
  }
  if (existing.kind === "EnumType" && added.kind === "EnumType") {
    return mergeEnumType(existing, added, context);
  }
  if (existing.kind === "TypeDefinition" && added.kind === "TypeDefinition") {
    return mergeTypeDefinition(existing, added, context);
  }
  if (existing.kind === "Term" && added.kind === "Term") {
    return mergeTerm(existing, added, context);
  }
  if (existing.kind === "EntityContainer" && added.kind === "EntityContainer") {
    return mergeContainer(existing, added, context);
  }
  if (isOperation(existing) && isOperation(added)) {
    return mergeOperation(existing, added, context);
  }
  const origin = { place: added.place, within: describeChild(context.namespace, added) };
  const name = `${context.namespace}.${added.name}`;
  context.diagnostics.push(kindDiffers(name, added.kind, existing, origin));
  return existing;
}
