import { sortDiagnostics, type Diagnostic } from "../diagnostic.js";
import type { Model, Operation, SchemaType } from "../model.js";
import { checkAnnotations } from "./check-annotations.js";
import { checkContainer } from "./check-container.js";
import { checkEnumType } from "./check-enum-type.js";
import { checkFacets } from "./check-facets.js";
import { checkKey } from "./check-key.js";
import { checkNavigation } from "./check-navigation.js";
import { checkOperation, checkOverloads } from "./check-operations.js";
import { checkMemberNames, checkRequiredCycles } from "./check-structured-type.js";
import { describeOperation, describeProperty, describeType } from "./describe-element.js";

/**
 * Checks a linked model against the rules of OData that linking does not need: names used twice, keys, partners,
 * constraints, overloads, bindings, facets, and what annotations name. All problems are reported, ordered by place.
 */
export function checkModel(model: Model): readonly Diagnostic[] {
  const operations = model.schemas.flatMap((schema) => schema.operations);
  return sortDiagnostics([
    ...[...model.types.values()].flatMap((type) => checkType(type, model)),
    ...checkRequiredCycles(model),
    ...operations.flatMap((operation) => [
      ...checkOperation(operation, model),
      ...checkOperationFacets(operation),
    ]),
    ...checkOverloads(operations),
    ...(model.container === undefined ? [] : checkContainer(model.container, model)),
    ...checkAnnotations(model),
  ]);
}

function checkType(type: SchemaType, model: Model): readonly Diagnostic[] {
  switch (type.kind) {
    case "EntityType":
    case "ComplexType":
      return [
        ...checkMemberNames(type),
        ...(type.kind === "EntityType" ? checkKey(type) : []),
        ...type.properties.flatMap((property) =>
          checkFacets(property.type.type, property.type.facets, () => ({
            place: property.place,
            within: describeProperty(property),
          })),
        ),
        ...type.navigationProperties.flatMap((property) => checkNavigation(property, model)),
      ];
    case "EnumType":
      return checkEnumType(type);
    case "TypeDefinition":
      return checkFacets(type.underlyingType, type.facets, () => ({
        place: type.place,
        within: describeType(type),
      }));
  }
}

function checkOperationFacets(operation: Operation): readonly Diagnostic[] {
  const { parameters, returnType } = operation;
  return [...parameters, ...(returnType === undefined ? [] : [returnType])].flatMap((use) =>
    checkFacets(use.type.type, use.type.facets, () => ({
      place: use.place,
      within:
        use.kind === "Parameter"
          ? `Parameter ${use.name} of ${describeOperation(operation)}`
          : `ReturnType of ${describeOperation(operation)}`,
    })),
  );
}
