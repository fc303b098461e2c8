import type {
  CsdlDocument,
  EntityContainerElement,
  NavigationPropertyBindingElement,
  ParameterElement,
  ReturnTypeElement,
  SchemaChildElement,
  SchemaElement,
  TypeExpression,
} from "../document.js";
import { resolveName } from "../link/resolve-name.js";
import { qualifyAnnotations } from "./qualify-annotations.js";
import { collectScope, qualifyPath, qualifyTarget, type NameScope } from "./name-scope.js";

/** The document with all names qualified by namespace, so that they mean the same among another document's aliases. */
export function qualifyDocument(document: CsdlDocument): CsdlDocument {
  const scope = collectScope(document);
  return {
    ...document,
    schemas: document.schemas.map((schema) => qualifySchema(schema, scope)),
  };
}

function qualifySchema(schema: SchemaElement, scope: NameScope): SchemaElement {
  return {
    ...schema,
    children: schema.children.map((child) => qualifyChild(child, scope)),
    externalAnnotations: schema.externalAnnotations.map((external) => ({
      ...external,
      target: qualifyTarget(external.target, scope),
      annotations: qualifyAnnotations(external.annotations, scope),
    })),
    annotations: qualifyAnnotations(schema.annotations, scope),
  };
}

function qualifyChild(child: SchemaChildElement, scope: NameScope): SchemaChildElement {
  const annotations = qualifyAnnotations(child.annotations, scope);
  switch (child.kind) {
    case "EntityType":
    case "ComplexType":
      return {
        ...child,
        annotations,
        ...(child.baseType !== undefined && { baseType: resolveName(child.baseType, scope) }),
        properties: child.properties.map((property) => qualifyTyped(property, scope)),
        navigationProperties: child.navigationProperties.map((property) => ({
          ...qualifyTyped(property, scope),
          ...(property.partner !== undefined && { partner: qualifyPath(property.partner, scope) }),
          referentialConstraints: property.referentialConstraints.map((constraint) => ({
            property: qualifyPath(constraint.property, scope),
            referencedProperty: qualifyPath(constraint.referencedProperty, scope),
            annotations: qualifyAnnotations(constraint.annotations, scope),
            place: constraint.place,
          })),
        })),
      };
    case "EnumType":
      return {
        ...child,
        annotations,
        members: child.members.map((member) => ({
          ...member,
          annotations: qualifyAnnotations(member.annotations, scope),
        })),
      };
    case "TypeDefinition":
      return { ...child, annotations };
    case "Action":
    case "Function": {
      const { entitySetPath, returnType } = child;
      return {
        ...child,
        annotations,
        ...(entitySetPath !== undefined && { entitySetPath: qualifyPath(entitySetPath, scope) }),
        parameters: child.parameters.map((parameter) => qualifyTyped(parameter, scope)),
        ...(returnType !== undefined && { returnType: qualifyTyped(returnType, scope) }),
      };
    }
    case "Term":
      return {
        ...qualifyTyped(child, scope),
        ...(child.baseTerm !== undefined && { baseTerm: resolveName(child.baseTerm, scope) }),
      };
    case "EntityContainer":
      return { ...qualifyContainer(child, scope), annotations };
  }
}

type TypedElement = Pick<ParameterElement | ReturnTypeElement, "type" | "annotations">;

function qualifyTyped<T extends TypedElement>(element: T, scope: NameScope): T {
  return {
    ...element,
    type: qualifyType(element.type, scope),
    annotations: qualifyAnnotations(element.annotations, scope),
  };
}

function qualifyType(type: TypeExpression, scope: NameScope): TypeExpression {
  return { ...type, name: resolveName(type.name, scope) };
}

function qualifyContainer(
  container: EntityContainerElement,
  scope: NameScope,
): EntityContainerElement {
  const qualifyBinding = (binding: NavigationPropertyBindingElement) => ({
    ...binding,
    path: qualifyPath(binding.path, scope),
    target: qualifyPath(binding.target, scope),
  });
  const qualifyImport = <
    T extends
      | EntityContainerElement["actionImports"][number]
      | EntityContainerElement["functionImports"][number],
  >(
    child: T,
  ): T => ({
    ...child,
    ...(child.entitySet !== undefined && { entitySet: qualifyPath(child.entitySet, scope) }),
    annotations: qualifyAnnotations(child.annotations, scope),
  });
  return {
    ...container,
    ...(container.extends !== undefined && { extends: resolveName(container.extends, scope) }),
    entitySets: container.entitySets.map((set) => ({
      ...set,
      entityType: resolveName(set.entityType, scope),
      bindings: set.bindings.map(qualifyBinding),
      annotations: qualifyAnnotations(set.annotations, scope),
    })),
    singletons: container.singletons.map((singleton) => ({
      ...singleton,
      type: resolveName(singleton.type, scope),
      bindings: singleton.bindings.map(qualifyBinding),
      annotations: qualifyAnnotations(singleton.annotations, scope),
    })),
    actionImports: container.actionImports.map((actionImport) => ({
      ...qualifyImport(actionImport),
      action: resolveName(actionImport.action, scope),
    })),
    functionImports: container.functionImports.map((functionImport) => ({
      ...qualifyImport(functionImport),
      function: resolveName(functionImport.function, scope),
    })),
  };
}
