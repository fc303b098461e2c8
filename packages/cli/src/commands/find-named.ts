import type { Model, Operation, SchemaType } from "@graphslice/csdl";

/** What of a model can be asked for by name; overloads of an operation stand for themselves. */
export type NamedElement = SchemaType | Operation;

export function namedElementsOf(model: Model): readonly NamedElement[] {
  return [...model.types.values(), ...model.schemas.flatMap(({ operations }) => operations)];
}

/**
 * The types and operations that a name may mean: qualified by namespace or alias, or from any segment on (`user`,
 * `security.alert`). One that is complete means nothing else.
 */
export function findNamed(text: string, model: Model): readonly NamedElement[] {
  const dot = text.lastIndexOf(".");
  const schema = model.schemas.find(({ alias }) => alias === text.slice(0, Math.max(dot, 0)));
  const complete = schema === undefined ? text : `${schema.namespace}${text.slice(dot)}`;
  const elements = namedElementsOf(model);
  const exact = elements.filter(({ qualifiedName }) => qualifiedName === complete);
  if (exact.length > 0) return exact;
  return elements.filter(({ qualifiedName }) => qualifiedName.endsWith(`.${text}`));
}
