import type { Diagnostic } from "../diagnostic.js";
import type { CsdlElement, Facets, TypeExpression } from "../document.js";
import type { AnnotationElement } from "../expression.js";
import { writeTypeName, type NameScope } from "./name-scope.js";
import { contradicts, type Origin } from "./problems.js";

/** Where the elements being merged belong, and where contradictions are collected. */
export interface MergeContext {
  readonly namespace: string;
  /** Aliases of the base; names of the overlay are qualified already. */
  readonly scope: NameScope;
  readonly diagnostics: Diagnostic[];
}

/** What the overlay gives for an attribute, undefined if it does not, and what the base has. */
export type Attribute = readonly [
  name: string,
  given: string | number | bigint | boolean | undefined,
  existing: string | number | bigint | boolean | undefined,
];

/** Whether all given attributes are as in the base; reports those that are not. */
export function agree(
  context: MergeContext,
  existing: CsdlElement,
  origin: Origin,
  attributes: readonly Attribute[],
): boolean {
  const different = attributes.filter(
    ([, given, expected]) => given !== undefined && given !== expected,
  );
  for (const [name, given, expected] of different) {
    const texts = [given, expected].map((value) => (value === undefined ? value : String(value)));
    context.diagnostics.push(contradicts(name, texts[0], texts[1], existing.place, origin));
  }
  return different.length === 0;
}

/** Type and facets: the type is always given. */
export function typeAttributes(
  given: TypeExpression,
  existing: TypeExpression,
  { scope }: MergeContext,
): readonly Attribute[] {
  return [
    ["Type", writeTypeName(given, scope), writeTypeName(existing, scope)],
    ...facetAttributes(given.facets, existing.facets),
  ];
}

export function facetAttributes(given: Facets, existing: Facets): readonly Attribute[] {
  return [
    ["Nullable", given.nullable, existing.nullable],
    ["MaxLength", given.maxLength, existing.maxLength],
    ["Precision", given.precision, existing.precision],
    ["Scale", given.scale, existing.scale],
    ["Unicode", given.unicode, existing.unicode],
    ["SRID", given.srid, existing.srid],
  ];
}

/** The element of the base with the annotations of the overlay; those it gives anew are gone from the base already. */
export function annotate<T extends CsdlElement>(
  existing: T,
  { annotations }: { readonly annotations: readonly AnnotationElement[] },
): T {
  return annotations.length === 0
    ? existing
    : { ...existing, annotations: [...existing.annotations, ...annotations] };
}
