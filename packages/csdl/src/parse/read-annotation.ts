import type { AnnotationElement, Expression } from "../expression.js";
import { AttributeReader, peekAttribute } from "./attribute-reader.js";
import { elementUnknown, valuesConflict } from "./problems.js";
import { QUALIFIED_NAME, QUALIFIER } from "./name-syntax.js";
import { isExpressionName, readExpression, readValueAttributes } from "./read-expression.js";
import { isForeign, type XmlElement } from "./read-xml.js";
import { enterMember, report, type Scope } from "./scope.js";

/** Reads an `edm:Annotation` with its value, in attribute or element notation (OData CSDL XML 4.01 §14.2). */
export function readAnnotation(element: XmlElement, outer: Scope): AnnotationElement {
  const scope = enterMember(outer, "Annotation", peekAttribute(element, "Term", QUALIFIED_NAME));
  const attributes = new AttributeReader(element, scope);
  const term = attributes.required("Term", QUALIFIED_NAME, "");
  const qualifier = attributes.optional("Qualifier", QUALIFIER);
  const { value, annotations } = readValue(element, attributes, scope);
  attributes.close();
  return {
    term,
    ...(qualifier !== undefined && { qualifier }),
    ...(value !== undefined && { value }),
    annotations,
    place: element.place,
  };
}

/** The one value that an element has as an attribute or as a child, and the annotations next to it. */
export function readValue(
  element: XmlElement,
  attributes: AttributeReader,
  scope: Scope,
): { readonly value: Expression | undefined; readonly annotations: readonly AnnotationElement[] } {
  const values = readValueAttributes(element, attributes);
  const annotations: AnnotationElement[] = [];
  for (const child of element.children) {
    if (child.name === "Annotation") annotations.push(readAnnotation(child, scope));
    else if (isExpressionName(child.name))
      values.push({ source: `<${child.name}>`, value: readExpression(child, scope) });
    else if (!isForeign(child))
      report(scope, child.place, elementUnknown(child.name, element.name));
  }
  if (values.length > 1)
    report(scope, element.place, valuesConflict(values.map(({ source }) => source)));
  return { value: values[0]?.value, annotations };
}
