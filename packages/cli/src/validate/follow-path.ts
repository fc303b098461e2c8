import {
  descendantsOf,
  isOrDerivesFrom,
  lineageOf,
  suggestName,
  type Model,
  type NavigationProperty,
  type Operation,
  type Property,
  type StructuredType,
} from "@graphslice/csdl";
import { isStructured, qualifyName, typeNamed, type DeclaredType } from "./declared-type.js";
import type { PathSegment } from "./split-path.js";

/** Where a path leads: to something of a type, or to a call. */
export type Destination = DeclaredType | { readonly operation: Operation };

type Member = Property | NavigationProperty;

/** How a reason starts that is about a path which leads somewhere, but to several types. */
const DIFFERENT = "types derived from";

/** The reference pages qualify operations by it, the metadata does not. */
const DOCUMENTED_NAMESPACE = "microsoft.management.services.api.";

/** Service roots end with a version: `https://graph.microsoft.com/v1.0`. */
const VERSION = /^(?:beta|v\d+(?:\.\d+)*)$/i;

/** Follows a path from the service's root. Returns where it leads, or why that is not known. */
export function followPath(segments: readonly PathSegment[], model: Model): Destination | string {
  const [first, ...rest] = segments;
  if (first === undefined) return "the service's root has no type";
  const start = enter(first, model);
  if (start === undefined) {
    const near = suggestName(first.name, childrenOf(model));
    return `the service has no "${first.name}"${near === undefined ? "" : `; did you mean "${near}"?`}`;
  }
  let place = start;
  for (const segment of rest) {
    const next = step(place, segment, model);
    if (typeof next === "string") return next;
    place = next;
  }
  return place;
}

/**
 * Why a path leads to nothing that the model has. Nothing where it leads somewhere, and where its first segment is none of
 * the model's: then it is about something else.
 */
export function findDeadEnd(segments: readonly PathSegment[], model: Model): string | undefined {
  const system = segments.findIndex(({ name }) => name.startsWith("$"));
  const way = system < 0 ? segments : segments.slice(0, system);
  const [first] = way;
  if (first === undefined || enter(first, model) === undefined) return undefined;
  const found = followPath(way, model);
  return typeof found !== "string" || found.startsWith(DIFFERENT) ? undefined : found;
}

/** The segments behind the service's root, which is not known: behind a version, or else all. */
export function withoutRoot(segments: readonly PathSegment[]): readonly PathSegment[] {
  return segments.slice(segments.findIndex(({ name }) => VERSION.test(name)) + 1);
}

function childrenOf({ container }: Model): readonly string[] {
  if (container === undefined) return [];
  const { entitySets, singletons, actionImports, functionImports } = container;
  return [...entitySets, ...singletons, ...actionImports, ...functionImports].map(
    ({ name }) => name,
  );
}

function enter({ name, operands }: PathSegment, { container }: Model): Destination | undefined {
  if (container === undefined) return undefined;
  const { entitySets, singletons, actionImports, functionImports } = container;
  const [child] = named(name, [...entitySets, ...singletons, ...actionImports, ...functionImports]);
  switch (child?.kind) {
    case "EntitySet":
      return { type: child.entityType, isCollection: operands === undefined };
    case "Singleton":
      return { type: child.entityType, isCollection: false };
    case "ActionImport":
      return { operation: child.action };
    case "FunctionImport":
      return child.functions[0] && { operation: child.functions[0] };
    case undefined:
      return undefined;
  }
}

/** The elements of a name or, where there are none, those whose names differ by case: Graph takes them for the same. */
function named<Element extends { readonly name: string }>(
  name: string,
  elements: readonly Element[],
): readonly Element[] {
  const exact = elements.filter((element) => element.name === name);
  if (exact.length > 0) return exact;
  const lowered = name.toLowerCase();
  return elements.filter((element) => element.name.toLowerCase() === lowered);
}

function step(from: Destination, segment: PathSegment, model: Model): Destination | string {
  const { name, operands } = segment;
  if (/^\$\w/.test(name)) return `${name} has no type of its own`;
  const place = "operation" in from ? resultOf(from.operation) : from;
  if (place === undefined) return `nothing is known of what follows a call, such as "${name}"`;
  const { type, isCollection } = place;
  if (!isStructured(type)) return `${type.qualifiedName} has no members, such as "${name}"`;

  const cast = name.includes(".") ? typeNamed(name, model) : undefined;
  if (cast !== undefined && isStructured(cast)) {
    const isRelated = isOrDerivesFrom(cast, type) || isOrDerivesFrom(type, cast);
    if (!isRelated) return `${cast.qualifiedName} is not related to ${type.qualifiedName}`;
    return { type: cast, isCollection: isCollection && operands === undefined };
  }
  if (!isCollection) {
    const [member, ...others] = membersNamed(name, type);
    if (others.some((other) => other.type.type !== member?.type.type)) {
      return `${DIFFERENT} ${type.qualifiedName} have different "${name}"`;
    }
    if (member !== undefined) {
      const { type: target, isCollection: isMany } = member.type;
      return { type: target, isCollection: isMany && operands === undefined };
    }
  }
  const operation = operationNamed(name, place, model);
  if (operation !== undefined) return { operation };
  if (isCollection) {
    return type.kind === "EntityType"
      ? { type, isCollection: false }
      : `items of a collection of ${type.qualifiedName} have no keys`;
  }
  return describeUnknown(name, type);
}

function resultOf({ returnType }: Operation): DeclaredType | undefined {
  return returnType && { type: returnType.type.type, isCollection: returnType.type.isCollection };
}

/** The type's member of a name or, where it has none, those of derived types: services do without the cast. */
function membersNamed(name: string, type: StructuredType): readonly Member[] {
  const own = named(name, membersOf(lineageOf(type)));
  return own.length > 0 ? own : named(name, membersOf(descendants(type)));
}

function membersOf(types: readonly StructuredType[]): readonly Member[] {
  return types.flatMap(({ properties, navigationProperties }) => [
    ...properties,
    ...navigationProperties,
  ]);
}

function descendants(type: StructuredType): readonly StructuredType[] {
  return type.kind === "EntityType" ? descendantsOf(type) : descendantsOf(type);
}

/** An operation that is bound to the place, the nearest type's first; by qualified or simple name. */
function operationNamed(
  name: string,
  { type, isCollection }: DeclaredType,
  model: Model,
): Operation | undefined {
  if (!isStructured(type)) return undefined;
  if (name.startsWith(DOCUMENTED_NAMESPACE)) {
    return operationNamed(name.slice(DOCUMENTED_NAMESPACE.length), { type, isCollection }, model);
  }
  const qualified = qualifyName(name, model);
  const operations = model.schemas.flatMap((schema) => schema.operations);
  const candidates = name.includes(".")
    ? operations.filter((operation) => operation.qualifiedName === qualified)
    : named(name, operations);
  for (const bound of lineageOf(type).toReversed()) {
    const found = candidates.find(
      ({ bindingParameter }) =>
        bindingParameter?.type.type === bound &&
        bindingParameter.type.isCollection === isCollection,
    );
    if (found !== undefined) return found;
  }
  return undefined;
}

function describeUnknown(name: string, type: StructuredType): string {
  const members = membersOf([...lineageOf(type), ...descendants(type)]);
  const near = suggestName(
    name,
    members.map((member) => member.name),
  );
  const suggestion = near === undefined ? "" : `; did you mean "${near}"?`;
  return `${type.qualifiedName} has no "${name}"${suggestion}`;
}
