import type {
  AnnotationElement,
  DynamicExpression,
  Expression,
  PropertyValue,
  RecordExpression,
} from "../expression.js";
import { AttributeReader, peekAttribute } from "./attribute-reader.js";
import { CONSTANT_SYNTAX, isConstantKind } from "./constant-syntax.js";
import { readContent } from "./content-reader.js";
import { elementUnknown, valueInvalid } from "./problems.js";
import { QUALIFIED_NAME, SIMPLE_IDENTIFIER } from "./name-syntax.js";
import { readValue } from "./read-annotation.js";
import { isForeign, type XmlElement } from "./read-xml.js";
import { enterMember, report, type Scope } from "./scope.js";
import { ANY_TEXT } from "./value-syntax.js";

/** Elements and attributes of the dynamic expressions (OData CSDL XML 4.01 §14.4). */
const DYNAMIC = new Set(
  [
    "And Or Not Eq Ne Gt Ge Lt Le Has In Neg Add Sub Mul Div DivBy Mod If Apply Cast IsOf",
    "LabeledElement LabeledElementReference UrlRef",
  ].flatMap((line) => line.split(" ")),
);
const DYNAMIC_ATTRIBUTES = "Name Function Type MaxLength Precision Scale SRID Unicode".split(" ");

/** A value found in an attribute or child element. */
export interface FoundValue {
  /** Where it was found, as messages name it. */
  readonly source: string;
  readonly value: Expression;
}

/** Whether an element of this name is an expression. */
export function isExpressionName(name: string): boolean {
  return (
    isConstantKind(name) ||
    name === "Collection" ||
    name === "Record" ||
    name === "Null" ||
    DYNAMIC.has(name)
  );
}

/** The constants, paths and URLs in attribute notation; invalid ones are reported and left out. */
export function readValueAttributes(
  element: XmlElement,
  attributes: AttributeReader,
): FoundValue[] {
  const values: FoundValue[] = [];
  for (const { name } of element.attributes) {
    if (name === "UrlRef") {
      const url = attributes.optional(name, ANY_TEXT) ?? "";
      const operands = [{ kind: "String", value: url }] as const;
      values.push({ source: name, value: { kind: "Dynamic", name, attributes: {}, operands } });
    } else if (isConstantKind(name)) {
      const value = attributes.optional(name, CONSTANT_SYNTAX[name]);
      if (value !== undefined) values.push({ source: name, value: { kind: name, value } });
    }
  }
  return values;
}

/** Reads an expression in element notation. */
export function readExpression(element: XmlElement, scope: Scope): Expression {
  if (isConstantKind(element.name)) {
    const syntax = CONSTANT_SYNTAX[element.name];
    const text = element.name === "String" ? element.text : element.text.trim();
    new AttributeReader(element, scope).close();
    for (const child of element.children)
      if (!isForeign(child)) report(scope, child.place, elementUnknown(child.name, element.name));
    if (syntax.read(text) === undefined)
      report(scope, element.place, valueInvalid(element.name, syntax.expected, text));
    return { kind: element.name, value: text };
  }
  if (element.name === "Collection")
    return { kind: "Collection", items: readOperands(element, scope) };
  if (element.name === "Record") return readRecord(element, scope);
  if (element.name === "Null") {
    readContent(element, scope);
    return { kind: "Null" };
  }
  return readDynamic(element, scope);
}

function readOperands(element: XmlElement, scope: Scope): readonly Expression[] {
  const operands: Expression[] = [];
  for (const child of element.children) {
    if (isExpressionName(child.name)) operands.push(readExpression(child, scope));
    else if (!isForeign(child))
      report(scope, child.place, elementUnknown(child.name, element.name));
  }
  return operands;
}

function readRecord(element: XmlElement, scope: Scope): RecordExpression {
  const attributes = new AttributeReader(element, scope);
  const type = attributes.optional("Type", QUALIFIED_NAME);
  attributes.close();
  const properties: PropertyValue[] = [];
  const annotations: readonly AnnotationElement[] = readContent(element, scope, {
    PropertyValue: (child) => properties.push(readPropertyValue(child, scope)),
  });
  return { kind: "Record", ...(type !== undefined && { type }), properties, annotations };
}

function readPropertyValue(element: XmlElement, outer: Scope): PropertyValue {
  const scope = enterMember(
    outer,
    "PropertyValue",
    peekAttribute(element, "Property", SIMPLE_IDENTIFIER),
  );
  const attributes = new AttributeReader(element, scope);
  const property = attributes.required("Property", SIMPLE_IDENTIFIER, "");
  const { value, annotations } = readValue(element, attributes, scope);
  attributes.close();
  return {
    property,
    // OData CSDL XML 4.01 §14.4.12: the value is mandatory but for tagging properties, which are true.
    value: value ?? { kind: "Bool", value: "true" },
    annotations,
    place: element.place,
  };
}

/** Keeps a dynamic expression as written: it is evaluated by nobody here. */
function readDynamic(element: XmlElement, scope: Scope): DynamicExpression {
  const reader = new AttributeReader(element, scope);
  const attributes: [name: string, value: string][] = [];
  for (const name of DYNAMIC_ATTRIBUTES) {
    const value = reader.optional(name, ANY_TEXT);
    if (value !== undefined) attributes.push([name, value]);
  }
  const operands: Expression[] = readValueAttributes(element, reader).map(({ value }) => value);
  reader.close();
  if (element.name === "LabeledElementReference") {
    const name = element.text.trim();
    if (name !== "") attributes.push(["Name", name]);
  } else operands.push(...readOperands(element, scope));
  return {
    kind: "Dynamic",
    name: element.name,
    attributes: Object.fromEntries(attributes),
    operands,
  };
}
