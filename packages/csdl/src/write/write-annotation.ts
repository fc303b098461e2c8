import type { AnnotationElement, Expression, PropertyValue } from "../expression.js";
import type { Annotation } from "../model.js";
import { createNode, createTextNode, type XmlAttribute, type XmlNode } from "./xml-node.js";

/** `edm:Annotation` elements, inline where they belong. */
export function writeAnnotations(
  annotations: readonly (Annotation | AnnotationElement)[],
): readonly XmlNode[] {
  return annotations.map(({ term, qualifier, value, annotations: nested }) =>
    writeValued(
      "Annotation",
      [
        ["Term", term],
        ["Qualifier", qualifier],
      ],
      value,
      nested,
    ),
  );
}

/** Constants and paths are attributes, all other values are children (OData CSDL XML 4.01 §14.3, §14.4). */
function writeValued(
  name: string,
  attributes: readonly XmlAttribute[],
  value: Expression | undefined,
  annotations: readonly (Annotation | AnnotationElement)[],
): XmlNode {
  if (value !== undefined && "value" in value) {
    return createNode(
      name,
      [...attributes, [value.kind, value.value]],
      writeAnnotations(annotations),
    );
  }
  const child = value === undefined ? [] : [writeExpression(value)];
  return createNode(name, attributes, [...child, ...writeAnnotations(annotations)]);
}

function writeExpression(expression: Expression): XmlNode {
  switch (expression.kind) {
    case "Null":
      return createNode("Null");
    case "Collection":
      return createNode("Collection", [], expression.items.map(writeExpression));
    case "Record":
      return createNode(
        "Record",
        [["Type", expression.type]],
        [
          ...expression.properties.map(writePropertyValue),
          ...writeAnnotations(expression.annotations),
        ],
      );
    case "Dynamic":
      if (expression.name === "LabeledElementReference") {
        return createTextNode(expression.name, expression.attributes["Name"] ?? "");
      }
      return createNode(
        expression.name,
        Object.entries(expression.attributes),
        expression.operands.map(writeExpression),
      );
    default:
      return createTextNode(expression.kind, expression.value);
  }
}

function writePropertyValue({ property, value, annotations }: PropertyValue): XmlNode {
  return writeValued("PropertyValue", [["Property", property]], value, annotations);
}
