import type {
  ActionImportElement,
  EntityContainerElement,
  EntitySetElement,
  FunctionImportElement,
  NavigationPropertyBindingElement,
  SingletonElement,
} from "../document.js";
import { AttributeReader, openNamed } from "./attribute-reader.js";
import { readContent } from "./content-reader.js";
import { PATH, QUALIFIED_NAME } from "./name-syntax.js";
import type { XmlElement } from "./read-xml.js";
import { enterMember, enterSchemaChild, type Scope } from "./scope.js";
import { BOOLEAN } from "./value-syntax.js";

/** Reads an `edm:EntityContainer` (OData CSDL XML 4.01 §13). */
export function readEntityContainer(element: XmlElement, outer: Scope): EntityContainerElement {
  const { name, scope, attributes } = openNamed(element, (name) =>
    enterSchemaChild(outer, "EntityContainer", name),
  );
  const extended = attributes.optional("Extends", QUALIFIED_NAME);
  attributes.close();

  const entitySets: EntitySetElement[] = [];
  const singletons: SingletonElement[] = [];
  const actionImports: ActionImportElement[] = [];
  const functionImports: FunctionImportElement[] = [];
  const annotations = readContent(element, scope, {
    EntitySet: (child) => entitySets.push(readEntitySet(child, scope)),
    Singleton: (child) => singletons.push(readSingleton(child, scope)),
    ActionImport: (child) => actionImports.push(readActionImport(child, scope)),
    FunctionImport: (child) => functionImports.push(readFunctionImport(child, scope)),
  });
  return {
    kind: "EntityContainer",
    name,
    ...(extended !== undefined && { extends: extended }),
    entitySets,
    singletons,
    actionImports,
    functionImports,
    annotations,
    place: element.place,
  };
}

function readEntitySet(element: XmlElement, outer: Scope): EntitySetElement {
  const { scope, attributes, name } = readHead(element, outer);
  const entityType = attributes.required("EntityType", QUALIFIED_NAME, "");
  const includeInServiceDocument = attributes.optional("IncludeInServiceDocument", BOOLEAN) ?? true;
  attributes.close();
  const target = readBindings(element, scope);
  return { kind: "EntitySet", name, entityType, includeInServiceDocument, ...target };
}

function readSingleton(element: XmlElement, outer: Scope): SingletonElement {
  const { scope, attributes, name } = readHead(element, outer);
  const type = attributes.required("Type", QUALIFIED_NAME, "");
  attributes.optional("Nullable", BOOLEAN);
  attributes.close();
  return { kind: "Singleton", name, type, ...readBindings(element, scope) };
}

function readActionImport(element: XmlElement, outer: Scope): ActionImportElement {
  const { scope, attributes, name } = readHead(element, outer);
  const action = attributes.required("Action", QUALIFIED_NAME, "");
  const entitySet = attributes.optional("EntitySet", PATH);
  attributes.close();
  return {
    kind: "ActionImport",
    name,
    action,
    ...(entitySet !== undefined && { entitySet }),
    annotations: readContent(element, scope),
    place: element.place,
  };
}

function readFunctionImport(element: XmlElement, outer: Scope): FunctionImportElement {
  const { scope, attributes, name } = readHead(element, outer);
  const imported = attributes.required("Function", QUALIFIED_NAME, "");
  const entitySet = attributes.optional("EntitySet", PATH);
  const includeInServiceDocument =
    attributes.optional("IncludeInServiceDocument", BOOLEAN) ?? false;
  attributes.close();
  return {
    kind: "FunctionImport",
    name,
    function: imported,
    ...(entitySet !== undefined && { entitySet }),
    includeInServiceDocument,
    annotations: readContent(element, scope),
    place: element.place,
  };
}

function readHead(element: XmlElement, outer: Scope) {
  const { name, scope, attributes } = openNamed(element, (name) =>
    enterMember(outer, element.name, name),
  );
  return { scope, attributes, name };
}

function readBindings(element: XmlElement, scope: Scope) {
  const bindings: NavigationPropertyBindingElement[] = [];
  const annotations = readContent(element, scope, {
    NavigationPropertyBinding: (child) => {
      const attributes = new AttributeReader(child, scope);
      const path = attributes.required("Path", PATH, "");
      const target = attributes.required("Target", PATH, "");
      attributes.close();
      bindings.push({ path, target, place: child.place });
    },
  });
  return { bindings, annotations, place: element.place };
}
