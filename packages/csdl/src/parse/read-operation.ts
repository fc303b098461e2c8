import type {
  ActionElement,
  FunctionElement,
  ParameterElement,
  ReturnTypeElement,
} from "../document.js";
import { AttributeReader, openNamed } from "./attribute-reader.js";
import { readContent } from "./content-reader.js";
import { bindingParameterMissing, elementCount } from "./problems.js";
import { PATH } from "./name-syntax.js";
import { readTypeExpression } from "./read-type-expression.js";
import type { XmlElement } from "./read-xml.js";
import { enterMember, enterSchemaChild, report, type Scope } from "./scope.js";
import { BOOLEAN } from "./value-syntax.js";

/** Reads an `edm:Action` (OData CSDL XML 4.01 §12.1). */
export function readAction(element: XmlElement, outer: Scope): ActionElement {
  const { scope, attributes, ...head } = readHead(element, outer);
  attributes.close();
  return { kind: "Action", ...head, ...readSignature(element, head.isBound, scope) };
}

/** Reads an `edm:Function` (§12.3), which must have a return type. */
export function readFunction(element: XmlElement, outer: Scope): FunctionElement {
  const { scope, attributes, ...head } = readHead(element, outer);
  const isComposable = attributes.optional("IsComposable", BOOLEAN) ?? false;
  attributes.close();
  const signature = readSignature(element, head.isBound, scope);
  if (signature.returnType === undefined)
    report(scope, element.place, elementCount("ReturnType", "one in Function", 0));
  return { kind: "Function", ...head, isComposable, ...signature };
}

function readHead(element: XmlElement, outer: Scope) {
  const { name, scope, attributes } = openNamed(element, (name) =>
    enterSchemaChild(outer, element.name, name),
  );
  const isBound = attributes.optional("IsBound", BOOLEAN) ?? false;
  const entitySetPath = attributes.optional("EntitySetPath", PATH);
  return {
    scope,
    attributes,
    name,
    isBound,
    ...(entitySetPath !== undefined && { entitySetPath }),
  };
}

function readSignature(element: XmlElement, isBound: boolean, scope: Scope) {
  const parameters: ParameterElement[] = [];
  const returnTypes: ReturnTypeElement[] = [];
  const annotations = readContent(element, scope, {
    Parameter: (child) => parameters.push(readParameter(child, scope)),
    ReturnType: (child) => returnTypes.push(readReturnType(child, scope)),
  });
  if (isBound && parameters.length === 0) report(scope, element.place, bindingParameterMissing());
  if (returnTypes.length > 1)
    report(scope, element.place, elementCount("ReturnType", "at most one", returnTypes.length));
  const [returnType] = returnTypes;
  return {
    parameters,
    ...(returnType !== undefined && { returnType }),
    annotations,
    place: element.place,
  };
}

function readParameter(element: XmlElement, outer: Scope): ParameterElement {
  const { name, scope, attributes } = openNamed(element, (name) =>
    enterMember(outer, "Parameter", name),
  );
  const type = readTypeExpression(attributes);
  attributes.close();
  const annotations = readContent(element, scope);
  return { kind: "Parameter", name, type, annotations, place: element.place };
}

function readReturnType(element: XmlElement, outer: Scope): ReturnTypeElement {
  const scope = enterMember(outer, "ReturnType", "");
  const attributes = new AttributeReader(element, scope);
  const type = readTypeExpression(attributes);
  attributes.close();
  const annotations = readContent(element, scope);
  return { kind: "ReturnType", type, annotations, place: element.place };
}
