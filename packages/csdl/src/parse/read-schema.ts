import type { ExternalAnnotationsElement, SchemaChildElement, SchemaElement } from "../document.js";
import { AttributeReader, peekAttribute } from "./attribute-reader.js";
import { readContent, type ChildReaders } from "./content-reader.js";
import { NAMESPACE, QUALIFIER, SIMPLE_IDENTIFIER, TARGET_PATH } from "./name-syntax.js";
import { readEntityContainer } from "./read-entity-container.js";
import { readEnumType } from "./read-enum-type.js";
import { readAction, readFunction } from "./read-operation.js";
import { readComplexType, readEntityType } from "./read-structured-type.js";
import { readTerm, readTypeDefinition } from "./read-term.js";
import type { XmlElement } from "./read-xml.js";
import type { Scope } from "./scope.js";

/** Reads an `edm:Schema` (OData CSDL XML 4.01 §5). */
export function readSchema(element: XmlElement, outer: Scope): SchemaElement {
  const namespace = peekAttribute(element, "Namespace", NAMESPACE);
  const scope: Scope = { ...outer, namespace, within: `Schema ${namespace}`.trimEnd() };
  const attributes = new AttributeReader(element, scope);
  attributes.required("Namespace", NAMESPACE, "");
  const alias = attributes.optional("Alias", SIMPLE_IDENTIFIER);
  attributes.close();

  const children: SchemaChildElement[] = [];
  const externalAnnotations: ExternalAnnotationsElement[] = [];
  const readers: ChildReaders = {
    EntityType: (child) => children.push(readEntityType(child, scope)),
    ComplexType: (child) => children.push(readComplexType(child, scope)),
    EnumType: (child) => children.push(readEnumType(child, scope)),
    TypeDefinition: (child) => children.push(readTypeDefinition(child, scope)),
    Action: (child) => children.push(readAction(child, scope)),
    Function: (child) => children.push(readFunction(child, scope)),
    Term: (child) => children.push(readTerm(child, scope)),
    EntityContainer: (child) => children.push(readEntityContainer(child, scope)),
    Annotations: (child) => externalAnnotations.push(readExternalAnnotations(child, scope)),
  };
  const annotations = readContent(element, scope, readers);
  return {
    kind: "Schema",
    namespace,
    ...(alias !== undefined && { alias }),
    children,
    externalAnnotations,
    annotations,
    place: element.place,
  };
}

function readExternalAnnotations(element: XmlElement, outer: Scope): ExternalAnnotationsElement {
  const target = peekAttribute(element, "Target", TARGET_PATH);
  const scope: Scope = { ...outer, within: `Annotations ${target}`.trimEnd() };
  const attributes = new AttributeReader(element, scope);
  attributes.required("Target", TARGET_PATH, "");
  const qualifier = attributes.optional("Qualifier", QUALIFIER);
  attributes.close();
  return {
    target,
    ...(qualifier !== undefined && { qualifier }),
    annotations: readContent(element, scope),
    place: element.place,
  };
}
