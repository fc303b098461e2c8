import type {
  Model,
  ModelElement,
  Operation,
  Schema,
  SchemaType,
  StructuredType,
} from "../model.js";
import {
  describeContainerChild,
  describeOperation,
  describeProperty,
  describeType,
} from "./describe-element.js";

/** An element with annotations, and the types that paths in them start from. */
export interface AnnotatedElement {
  readonly element: ModelElement;
  readonly describe: () => string;
  readonly starts: readonly StructuredType[];
}

/** Every element of a model that has annotations. */
export function annotatedElementsOf(model: Model): readonly AnnotatedElement[] {
  return model.schemas.flatMap(elementsOf).filter(({ element }) => element.annotations.length > 0);
}

function elementsOf(schema: Schema): readonly AnnotatedElement[] {
  const { container } = schema;
  return [
    { element: schema, describe: () => `Schema ${schema.namespace}`, starts: [] },
    ...schema.types.flatMap(elementsOfType),
    ...schema.operations.flatMap(elementsOfOperation),
    ...schema.terms.map((term): AnnotatedElement => ({
      element: term,
      describe: () => `Term ${term.qualifiedName}`,
      starts: [],
    })),
    ...(container === undefined
      ? []
      : [
          {
            element: container,
            describe: () => `EntityContainer ${container.qualifiedName}`,
            starts: [],
          },
          ...[...container.entitySets, ...container.singletons].map((child) => ({
            element: child,
            describe: () => describeContainerChild(child, container),
            starts: [child.entityType],
          })),
          ...[...container.actionImports, ...container.functionImports].map((child) => ({
            element: child,
            describe: () => describeContainerChild(child, container),
            starts: [],
          })),
        ]),
  ];
}

function elementsOfType(type: SchemaType): readonly AnnotatedElement[] {
  const describe = (): string => describeType(type);
  switch (type.kind) {
    case "EntityType":
    case "ComplexType":
      return [
        { element: type, describe, starts: [type] },
        ...[...type.properties, ...type.navigationProperties].map((property) => ({
          element: property,
          describe: () => describeProperty(property),
          // By the standard paths start at the declaring type, in practice often at the target.
          starts: [type, ...structuredOnly(property.type.type)],
        })),
      ];
    case "EnumType":
      return [
        { element: type, describe, starts: [] },
        ...type.members.map((member) => ({
          element: member,
          describe: () => `Member ${member.name} of ${describe()}`,
          starts: [],
        })),
      ];
    case "TypeDefinition":
      return [{ element: type, describe, starts: [] }];
  }
}

function elementsOfOperation(operation: Operation): readonly AnnotatedElement[] {
  const { bindingParameter, parameters, returnType } = operation;
  const within = (): string => describeOperation(operation);
  return [
    {
      element: operation,
      describe: within,
      starts: [bindingParameter, returnType].flatMap((end) =>
        end === undefined ? [] : structuredOnly(end.type.type),
      ),
    },
    ...(bindingParameter === undefined ? parameters : [bindingParameter, ...parameters]).map(
      (parameter) => ({
        element: parameter,
        describe: () => `Parameter ${parameter.name} of ${within()}`,
        starts: structuredOnly(parameter.type.type),
      }),
    ),
    ...(returnType === undefined
      ? []
      : [
          {
            element: returnType,
            describe: () => `ReturnType of ${within()}`,
            starts: structuredOnly(returnType.type.type),
          },
        ]),
  ];
}

function structuredOnly(
  type: { readonly kind: string } | StructuredType,
): readonly StructuredType[] {
  return isStructured(type) ? [type] : [];
}

function isStructured(type: { readonly kind: string } | StructuredType): type is StructuredType {
  return type.kind === "EntityType" || type.kind === "ComplexType";
}
