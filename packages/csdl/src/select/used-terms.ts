import { annotatedElementsOf } from "../check/annotated-elements.js";
import { aliasesOf } from "../check/resolve-path.js";
import type { AnnotationElement, Expression } from "../expression.js";
import { resolveName } from "../link/resolve-name.js";
import type { Annotation, Model, ModelElement } from "../model.js";

/** The qualified names of the terms that annotate anything in a model, or that such terms are made from. */
export function usedTermsOf(model: Model): ReadonlySet<string> {
  const used = new Set<string>();
  const aliases = aliasesOf(model);
  const terms = new Map(
    model.schemas.flatMap((schema) => schema.terms.map((term) => [term.qualifiedName, term])),
  );
  const declarations = new Set<ModelElement>(terms.values());
  for (const { element } of annotatedElementsOf(model)) {
    if (!declarations.has(element)) element.annotations.forEach(collect);
  }
  // Terms that are used add others to the end of the set.
  for (const name of used) {
    const term = terms.get(name);
    if (term?.baseTerm !== undefined) used.add(term.baseTerm);
    term?.annotations.forEach(collect);
  }
  return used;

  function collect({ term, value, annotations }: Annotation | AnnotationElement): void {
    used.add(resolveName(term, aliases));
    if (value !== undefined) collectFrom(value);
    annotations.forEach(collect);
  }

  function collectFrom(expression: Expression): void {
    if (expression.kind === "Collection") expression.items.forEach(collectFrom);
    if (expression.kind !== "Record") return;
    expression.annotations.forEach(collect);
    for (const { value, annotations } of expression.properties) {
      collectFrom(value);
      annotations.forEach(collect);
    }
  }
}
