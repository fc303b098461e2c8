import type { Diagnostic } from "../diagnostic.js";
import type { AnnotationElement, Expression } from "../expression.js";
import type { Annotation } from "../model.js";
import type { ScopedAnnotation } from "./annotation-targets.js";
import { annotatedTwice } from "./problems.js";
import { resolveName } from "./resolve-name.js";

/**
 * The annotations of one element, inline and external, with full term names.
 * Where a term is given twice with the same qualifier the first one counts and the other is reported.
 */
export function linkAnnotations(
  annotations: readonly ScopedAnnotation[],
  target: () => string,
  diagnostics: Diagnostic[],
): readonly Annotation[] {
  if (annotations.length === 0) return none;
  const linked: Annotation[] = [];
  for (const { element, scope } of annotations) {
    const annotation = linkAnnotation(element, scope);
    const first = linked.find(
      (other) => other.term === annotation.term && other.qualifier === annotation.qualifier,
    );
    if (first === undefined) linked.push(annotation);
    else {
      const { term, place } = annotation;
      diagnostics.push(annotatedTwice(term, target(), first.place, { place }));
    }
  }
  return linked;
}

const none: readonly Annotation[] = Object.freeze([]);

function linkAnnotation(
  element: AnnotationElement,
  scope: ReadonlyMap<string, string>,
): Annotation {
  return {
    term: resolveName(element.term, scope),
    ...(element.qualifier === undefined ? {} : { qualifier: element.qualifier }),
    ...(element.value === undefined ? {} : { value: linkExpression(element.value, scope) }),
    annotations: element.annotations.map((annotation) => linkAnnotation(annotation, scope)),
    place: element.place,
  };
}

/** Type names, enum members and terms inside the value become namespace-qualified. */
function linkExpression(expression: Expression, scope: ReadonlyMap<string, string>): Expression {
  switch (expression.kind) {
    case "EnumMember":
      return { kind: "EnumMember", value: linkEnumMembers(expression.value, scope) };
    case "Collection":
      return {
        kind: "Collection",
        items: expression.items.map((item) => linkExpression(item, scope)),
      };
    case "Record":
      return {
        kind: "Record",
        ...(expression.type === undefined ? {} : { type: resolveName(expression.type, scope) }),
        properties: expression.properties.map((property) => ({
          ...property,
          value: linkExpression(property.value, scope),
          annotations: property.annotations.map((nested) => linkAnnotation(nested, scope)),
        })),
        annotations: expression.annotations.map((nested) => linkAnnotation(nested, scope)),
      };
    default:
      return expression;
  }
}

/** `alias.Enum/A alias.Enum/B` -> `namespace.Enum/A namespace.Enum/B`. */
function linkEnumMembers(value: string, scope: ReadonlyMap<string, string>): string {
  return value
    .split(/\s+/)
    .filter((part) => part !== "")
    .map((part) => {
      const slash = part.indexOf("/");
      return slash < 0 ? part : resolveName(part.slice(0, slash), scope) + part.slice(slash);
    })
    .join(" ");
}
