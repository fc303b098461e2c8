import type {
  ComplexTypeElement,
  EntityTypeElement,
  NavigationPropertyElement,
  PropertyElement,
  PropertyRefElement,
  ReferentialConstraintElement,
} from "../document.js";
import { AttributeReader, openNamed } from "./attribute-reader.js";
import { readChildren, readContent, type ChildReaders } from "./content-reader.js";
import { elementCount } from "./problems.js";
import { PATH, QUALIFIED_NAME, SIMPLE_IDENTIFIER } from "./name-syntax.js";
import { readTypeExpression } from "./read-type-expression.js";
import type { XmlElement } from "./read-xml.js";
import { enterMember, enterSchemaChild, report, type Scope } from "./scope.js";
import { ANY_TEXT, BOOLEAN, oneOf } from "./value-syntax.js";

const ON_DELETE_ACTION = oneOf(["Cascade", "None", "SetNull", "SetDefault"]);

/** Reads an `edm:EntityType` (OData CSDL XML 4.01 §6). */
export function readEntityType(element: XmlElement, outer: Scope): EntityTypeElement {
  const { scope, attributes, ...head } = readHead(element, outer);
  const hasStream = attributes.optional("HasStream", BOOLEAN) ?? false;
  attributes.close();
  const keys: {
    readonly properties: readonly PropertyRefElement[];
    readonly place: XmlElement["place"];
  }[] = [];
  const members = readMembers(element, scope, {
    Key: (child) => keys.push({ properties: readKey(child, scope), place: child.place }),
  });
  if (keys.length > 1)
    report(scope, element.place, elementCount("Key", "at most one", keys.length));
  const [key] = keys;
  return {
    kind: "EntityType",
    ...head,
    hasStream,
    ...(key !== undefined && { key }),
    ...members,
    place: element.place,
  };
}

/** Reads an `edm:ComplexType` (§9). */
export function readComplexType(element: XmlElement, outer: Scope): ComplexTypeElement {
  const { scope, attributes, ...head } = readHead(element, outer);
  attributes.close();
  return { kind: "ComplexType", ...head, ...readMembers(element, scope), place: element.place };
}

function readHead(element: XmlElement, outer: Scope) {
  const { name, scope, attributes } = openNamed(element, (name) =>
    enterSchemaChild(outer, element.name, name),
  );
  const baseType = attributes.optional("BaseType", QUALIFIED_NAME);
  const isAbstract = attributes.optional("Abstract", BOOLEAN) ?? false;
  const isOpen = attributes.optional("OpenType", BOOLEAN) ?? false;
  return {
    scope,
    attributes,
    name,
    ...(baseType !== undefined && { baseType }),
    isAbstract,
    isOpen,
  };
}

function readMembers(element: XmlElement, scope: Scope, readers: ChildReaders = {}) {
  const properties: PropertyElement[] = [];
  const navigationProperties: NavigationPropertyElement[] = [];
  const annotations = readContent(element, scope, {
    ...readers,
    Property: (child) => properties.push(readProperty(child, scope)),
    NavigationProperty: (child) => navigationProperties.push(readNavigationProperty(child, scope)),
  });
  return { properties, navigationProperties, annotations };
}

function readKey(element: XmlElement, scope: Scope): readonly PropertyRefElement[] {
  const properties: PropertyRefElement[] = [];
  readChildren(element, scope, {
    PropertyRef: (child) => {
      const attributes = new AttributeReader(child, scope);
      const name = attributes.required("Name", PATH, "");
      const alias = attributes.optional("Alias", SIMPLE_IDENTIFIER);
      attributes.close();
      properties.push({ name, ...(alias !== undefined && { alias }), place: child.place });
    },
  });
  if (properties.length === 0)
    report(scope, element.place, elementCount("PropertyRef", "at least one in Key", 0));
  return properties;
}

function readProperty(element: XmlElement, outer: Scope): PropertyElement {
  const { name, scope, attributes } = openNamed(element, (name) =>
    enterMember(outer, "Property", name),
  );
  const type = readTypeExpression(attributes);
  const defaultValue = attributes.optional("DefaultValue", ANY_TEXT);
  attributes.close();
  return {
    kind: "Property",
    name,
    type,
    ...(defaultValue !== undefined && { defaultValue }),
    annotations: readContent(element, scope),
    place: element.place,
  };
}

function readNavigationProperty(element: XmlElement, outer: Scope): NavigationPropertyElement {
  const { name, scope, attributes } = openNamed(element, (name) =>
    enterMember(outer, "NavigationProperty", name),
  );
  const type = readTypeExpression(attributes);
  const partner = attributes.optional("Partner", PATH);
  const containsTarget = attributes.optional("ContainsTarget", BOOLEAN) ?? false;
  attributes.close();
  const referentialConstraints: ReferentialConstraintElement[] = [];
  const onDeletes: NavigationPropertyElement["onDelete"][] = [];
  const annotations = readContent(element, scope, {
    ReferentialConstraint: (child) =>
      referentialConstraints.push(readReferentialConstraint(child, scope)),
    OnDelete: (child) => onDeletes.push(readOnDelete(child, scope)),
  });
  if (onDeletes.length > 1)
    report(scope, element.place, elementCount("OnDelete", "at most one", onDeletes.length));
  const [onDelete] = onDeletes;
  return {
    kind: "NavigationProperty",
    name,
    type,
    ...(partner !== undefined && { partner }),
    containsTarget,
    referentialConstraints,
    ...(onDelete !== undefined && { onDelete }),
    annotations,
    place: element.place,
  };
}

function readReferentialConstraint(
  element: XmlElement,
  scope: Scope,
): ReferentialConstraintElement {
  const attributes = new AttributeReader(element, scope);
  const property = attributes.required("Property", PATH, "");
  const referencedProperty = attributes.required("ReferencedProperty", PATH, "");
  attributes.close();
  const annotations = readContent(element, scope);
  return { property, referencedProperty, annotations, place: element.place };
}

function readOnDelete(element: XmlElement, scope: Scope): NavigationPropertyElement["onDelete"] {
  const attributes = new AttributeReader(element, scope);
  const action = attributes.required("Action", ON_DELETE_ACTION, "None");
  attributes.close();
  readContent(element, scope);
  return action;
}
