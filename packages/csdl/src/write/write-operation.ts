import type { Operation, Parameter, ReturnType, Term } from "../model.js";
import { writeAnnotations } from "./write-annotation.js";
import { writeTypeReference } from "./write-type-reference.js";
import { createNode, type XmlNode } from "./xml-node.js";

/** One overload; its annotations are inline, so they stay with it. */
export function writeOperation(operation: Operation): XmlNode {
  const { bindingParameter, parameters, returnType } = operation;
  return createNode(
    operation.kind,
    [
      ["Name", operation.name],
      ["IsBound", bindingParameter === undefined ? undefined : true],
      ["EntitySetPath", operation.entitySetPath],
      ["IsComposable", (operation.kind === "Function" && operation.isComposable) || undefined],
    ],
    [
      ...(bindingParameter === undefined ? [] : [writeParameter(bindingParameter)]),
      ...parameters.map(writeParameter),
      ...(returnType === undefined ? [] : [writeReturnType(returnType)]),
      ...writeAnnotations(operation.annotations),
    ],
  );
}

function writeParameter({ name, type, annotations }: Parameter): XmlNode {
  return createNode(
    "Parameter",
    [["Name", name], ...writeTypeReference(type)],
    writeAnnotations(annotations),
  );
}

function writeReturnType({ type, annotations }: ReturnType): XmlNode {
  return createNode("ReturnType", writeTypeReference(type), writeAnnotations(annotations));
}

export function writeTerm(term: Term): XmlNode {
  const { appliesTo } = term;
  return createNode(
    "Term",
    [
      ["Name", term.name],
      ...writeTypeReference(term.type),
      ["BaseTerm", term.baseTerm],
      ["DefaultValue", term.defaultValue],
      ["AppliesTo", appliesTo.length === 0 ? undefined : appliesTo.join(" ")],
    ],
    writeAnnotations(term.annotations),
  );
}
