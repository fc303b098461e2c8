import {
  allProperties,
  findAnnotation,
  type Addition,
  type EntityType,
  type Model,
  type Operation,
  type Parameter,
  type SchemaType,
  type StructuredType,
} from "@graphslice/csdl";
import { OPTIONAL_PARAMETER } from "../models/terms.js";
import type { JudgeContext } from "./judge-context.js";
import { readMembership } from "./membership.js";
import type { RuleId } from "./rules.js";

export function judgeAddition({ elements, owners }: Addition, context: JudgeContext): RuleId {
  const added = elements.after;
  if (added === undefined || !("kind" in added)) return "navigation-details-changed";
  switch (added.kind) {
    case "EntityType":
    case "ComplexType":
      return hasUsedBase(added, context) ? "derived-type-added" : "type-added";
    case "EnumType":
    case "TypeDefinition":
      return "type-added";
    case "Property": {
      const { isRequired, isAlwaysRead } = readMembership(added);
      return isRequired || isAlwaysRead ? "required-property-added" : "property-added";
    }
    case "NavigationProperty":
      return "navigation-property-added";
    case "EnumMember":
      return "enum-member-added";
    case "Action":
    case "Function":
      return judgeOperation(added, context);
    case "Parameter":
      return isOptional(added, owners.after as Operation)
        ? "optional-parameter-added"
        : "required-parameter-added";
    case "ReturnType":
      return "return-type-added";
    case "EntitySet":
    case "Singleton":
    case "ActionImport":
    case "FunctionImport":
      return "route-added";
    case "EntityContainer":
      return "service-details-changed";
    case "Schema":
    case "Term":
      return "vocabulary-changed";
  }
}

/** Whether a base type was there before, so that values of the new type may come where it is declared. */
function hasUsedBase({ baseType }: StructuredType, { before }: JudgeContext): boolean {
  for (let type = baseType; type !== undefined; type = type.baseType) {
    if (before.model.types.has(type.qualifiedName)) return true;
  }
  return false;
}

/** The result's type in TypeScript is one for all overloads of a binding. */
function judgeOperation(operation: Operation, { before }: JudgeContext): RuleId {
  const result = resultOf(operation);
  const others = groupOverloads(before.model).get(keyOf(operation)) ?? [];
  const isKnown = others.length === 0 || others.some((other) => resultOf(other) === result);
  return isKnown ? "operation-added" : "operation-result-widened";
}

const overloads = new WeakMap<Model, ReadonlyMap<string, readonly Operation[]>>();

/** The overloads of each operation on each binding; grouped once, as many may be added. */
function groupOverloads(model: Model): ReadonlyMap<string, readonly Operation[]> {
  const known = overloads.get(model);
  if (known !== undefined) return known;
  const groups = new Map<string, Operation[]>();
  for (const operation of model.schemas.flatMap(({ operations }) => operations)) {
    const key = keyOf(operation);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [operation]);
    else group.push(operation);
  }
  overloads.set(model, groups);
  return groups;
}

function keyOf(operation: Operation): string {
  return `${operation.qualifiedName} ${bindingOf(operation)}`;
}

function resultOf({ returnType }: Operation): string {
  if (returnType === undefined) return "";
  const { type, isCollection } = returnType.type;
  return `${type.qualifiedName} ${isCollection}`;
}

function bindingOf({ bindingParameter }: Operation): string {
  if (bindingParameter === undefined) return "";
  const { type, isCollection } = bindingParameter.type;
  return `${type.qualifiedName} ${isCollection}`;
}

/** The parameters of an action may be left out if they are nullable, those of a function only if it is said. */
export function isOptional(parameter: Parameter, operation: Operation): boolean {
  if (findAnnotation(parameter, OPTIONAL_PARAMETER) !== undefined) return true;
  const { isCollection, facets } = parameter.type;
  return operation.kind === "Action" && !isCollection && facets.nullable !== false;
}

/** Whether a type asks more of requests and of complete values than another one that it may once have been. */
export function requiresMore(after: SchemaType, before: SchemaType): boolean {
  if (!isStructured(after) || !isStructured(before)) return false;
  const known = new Set(
    allProperties(before)
      .filter((property) => isDemanding(property))
      .map(({ name }) => name),
  );
  return allProperties(after).some(
    (property) => isDemanding(property) && !known.has(property.name),
  );
}

function isDemanding(property: Parameters<typeof readMembership>[0]): boolean {
  const { isRequired, isAlwaysRead } = readMembership(property);
  return isRequired || isAlwaysRead;
}

export function isStructured(type: { readonly kind: string }): type is StructuredType {
  return type.kind === "ComplexType" || isEntity(type);
}

function isEntity(type: { readonly kind: string }): type is EntityType {
  return type.kind === "EntityType";
}
