import type { Expression } from "./expression.js";
import type { Annotation, ModelElement } from "./model.js";

/** The unqualified annotation with this term, if the element has one. */
export function findAnnotation(element: ModelElement, term: string): Annotation | undefined {
  return element.annotations.find((a) => a.term === term && a.qualifier === undefined);
}

/** The text of a string annotation such as `Org.OData.Core.V1.Description`. */
export function readString(element: ModelElement, term: string): string | undefined {
  const value = findAnnotation(element, term)?.value;
  return value?.kind === "String" ? value.value : undefined;
}

/**
 * A tagging annotation such as `Org.OData.Core.V1.Computed`: true where it stands without a value
 * (OData CSDL XML 4.01 §14.3.1), undefined where the element does not have it.
 */
export function readBool(element: ModelElement, term: string): boolean | undefined {
  const annotation = findAnnotation(element, term);
  if (annotation === undefined) return undefined;
  if (annotation.value === undefined) return true;
  return annotation.value.kind === "Bool" ? annotation.value.value === "true" : undefined;
}

/** The value of a record's property; undefined if the expression is no record or has no such property. */
export function readMember(
  value: Expression | undefined,
  property: string,
): Expression | undefined {
  if (value?.kind !== "Record") return undefined;
  return value.properties.find((candidate) => candidate.property === property)?.value;
}

/** The items of a collection; none if the expression is no collection. */
export function readItems(value: Expression | undefined): readonly Expression[] {
  return value?.kind === "Collection" ? value.items : [];
}

/** The text of a constant or path; undefined for records, collections, null and dynamic expressions. */
export function readConstant(value: Expression | undefined): string | undefined {
  return value !== undefined && "value" in value ? value.value : undefined;
}
