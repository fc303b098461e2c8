import {
  isOrDerivesFrom,
  type Action,
  type EntityType,
  type Function,
  type NavigationProperty,
  type Operation,
  type StructuredType,
} from "@graphslice/csdl";
import type { JsonValue } from "../json.js";
import { badRequest, entityNotFound, Refusal, segmentNotFound } from "../refusal.js";
import { normalizeKey, isObject } from "../store/key.js";
import type { Entity } from "../store/entity.js";
import type { Relation } from "../store/relation.js";
import type { NameSegment, Parentheses, Segment, SystemSegment } from "../uri/segment.js";
import { chooseFunction } from "./choose-function.js";
import type { PathContext } from "./path-context.js";
import { readKeyPredicate, readKeySegment, type KeyRequest } from "./read-key.js";
import type {
  Binding,
  CollectionResource,
  EntityResource,
  PropertyResource,
  Resource,
} from "./resource.js";
import { itemsOf } from "./cast-items.js";
import { layoutOf } from "./type-layout.js";

/**
 * Follows a path through model and store.
 *
 * @throws {Refusal} 400 for a segment that the model does not have, 404 for what is on the way and does not exist.
 */
export function resolvePath(segments: readonly Segment[], context: PathContext): Resource {
  let resource: Resource = { kind: "service" };
  for (const segment of segments) resource = followSegment(resource, segment, context);
  return resource;
}

function followSegment(resource: Resource, segment: Segment, context: PathContext): Resource {
  switch (resource.kind) {
    case "service":
      return followRoot(segment, context);
    case "collection":
      return followCollection(resource, segment, context);
    case "entity":
      return followEntity(resource, segment, context);
    case "property":
      return followProperty(resource, segment, context);
    case "value":
      if (segment.kind === "system" && segment.name === "$value")
        return { kind: "raw", of: resource };
      if (segment.kind === "system" && segment.name === "$count")
        return { kind: "count", of: resource };
      throw segmentNotFound(textOf(segment));
    case "delta":
      if (segment.kind === "system" && segment.name === "$count")
        return { kind: "count", of: resource.of };
      throw segmentNotFound(textOf(segment));
    default:
      throw segmentNotFound(textOf(segment));
  }
}

function followRoot(segment: Segment, context: PathContext): Resource {
  if (segment.kind === "system") {
    if (segment.name === "$metadata") return { kind: "metadata" };
    if (segment.name === "$batch") return { kind: "batch" };
    if (segment.name === "$all" || segment.name === "$crossjoin") {
      throw new Refusal(501, `${segment.name} is not supported.`);
    }
    throw segmentNotFound(segment.name);
  }
  const member = segment.kind === "name" ? context.index.members.get(segment.name) : undefined;
  if (segment.kind !== "name" || member === undefined) throw segmentNotFound(textOf(segment));
  switch (member.kind) {
    case "EntitySet": {
      const relation = { kind: "list", list: context.store.root(member) } as const;
      const resource: CollectionResource = {
        kind: "collection",
        relation,
        type: member.entityType,
        context: member.name,
      };
      return followKeys(resource, segment, segment.parentheses, context);
    }
    case "Singleton": {
      refuseParentheses(segment);
      const list = context.store.root(member);
      const [entity] = list.items;
      return {
        kind: "entity",
        relation: { kind: "list", list },
        type: member.entityType,
        context: member.name,
        ...(entity === undefined ? {} : { entity }),
        name: member.name,
        isKeyed: false,
      };
    }
    case "ActionImport":
      refuseParentheses(segment);
      return { kind: "action", overloads: [member.action] };
    case "FunctionImport":
      return callFunction(member.functions, segment, undefined, context);
  }
}

function followCollection(
  resource: CollectionResource,
  segment: Segment,
  context: PathContext,
): Resource {
  if (segment.kind === "system") return followSystem(resource, segment);
  if (segment.kind === "text")
    return findByKey(resource, readKeySegment(segment.text, resource.type), segment.text, context);
  const { name } = segment;
  const cast = findCast(name, resource.type, context);
  if (cast !== undefined) {
    const narrowed = { ...resource, type: cast as EntityType, cast: cast as EntityType };
    return followKeys(narrowed, segment, segment.parentheses, context);
  }
  const operations = context.index.findBoundOperations(name, {
    type: resource.type,
    isCollection: true,
  });
  if (operations.length > 0) return callOperation(operations, segment, resource, context);
  if (segment.parentheses.length > 0 && segment.text !== segment.name) {
    const isCall = segment.text.startsWith(`${name}(`);
    if (isCall && name.includes(".")) throw segmentNotFound(name);
  }
  return findByKey(resource, readKeySegment(segment.text, resource.type), segment.text, context);
}

function followEntity(resource: EntityResource, segment: Segment, context: PathContext): Resource {
  if (segment.kind === "system") {
    if (segment.name === "$ref") return { kind: "reference", of: resource };
    if (segment.name === "$value" && (resource.entity?.type ?? resource.type).hasStream) {
      return { kind: "stream", of: resource, entity: requireEntity(resource) };
    }
    throw segmentNotFound(segment.name);
  }
  if (segment.kind === "text") throw segmentNotFound(segment.text);
  const { name } = segment;
  const { entity } = resource;
  const type = resource.cast ?? (entity === undefined ? resource.type : entity.type);
  const cast = findCast(name, resource.type, context);
  if (cast !== undefined) {
    refuseParentheses(segment);
    const narrowed = { ...resource, type: cast as EntityType, cast: cast as EntityType };
    if (entity !== undefined && !isOrDerivesFrom(entity.type, cast)) {
      throw entityNotFound(`${resource.name}/${name}`);
    }
    return narrowed;
  }
  // Members of the actual type are reached without a cast as well, as Graph does it.
  const member = findMember(type, name) ?? findMember(resource.type, name);
  if (member === undefined) {
    const operations = context.index.findBoundOperations(name, { type, isCollection: false });
    if (operations.length > 0) return callOperation(operations, segment, resource, context);
    if (!type.isOpen) throw segmentNotFound(segment.text);
    const found = requireEntity(resource);
    const value = readOwn(found.values, name);
    if (value === undefined) throw entityNotFound(name);
    return { kind: "property", of: resource, entity: found, path: [name], value };
  }
  if (member.kind === "NavigationProperty") {
    return followNavigation(requireEntity(resource), member, member.name, segment, context);
  }
  refuseParentheses(segment);
  const found = requireEntity(resource);
  if (layoutOf(type).streams.has(name)) {
    return { kind: "stream", of: resource, entity: found, property: member };
  }
  return {
    kind: "property",
    of: resource,
    entity: found,
    path: [name],
    property: member,
    type: member.type,
    value: readOwn(found.values, name) ?? (member.type.isCollection ? [] : null),
  };
}

function followProperty(
  resource: PropertyResource,
  segment: Segment,
  context: PathContext,
): Resource {
  const { type, value, entity, path } = resource;
  if (segment.kind === "system") {
    const isCollection = type?.isCollection ?? Array.isArray(value);
    if (segment.name === "$count" && isCollection) return { kind: "count", of: resource };
    const isStructured = type?.type.kind === "ComplexType" || isObject(value);
    if (segment.name === "$value" && !isCollection && !isStructured)
      return { kind: "raw", of: resource };
    throw segmentNotFound(segment.name);
  }
  if (segment.kind === "text") throw segmentNotFound(segment.text);
  const { name } = segment;
  const declared = resource.cast ?? type?.type;
  if (declared?.kind !== "ComplexType" && !isObject(value)) throw segmentNotFound(segment.text);
  if (declared?.kind === "ComplexType") {
    const cast = findCast(name, declared, context);
    if (cast !== undefined) return castProperty(resource, cast, context);
    const target = { type: declared, isCollection: type?.isCollection ?? false };
    const operations = context.index.findBoundOperations(name, target);
    if (operations.length > 0 && findMember(declared, name) === undefined) {
      return callOperation(operations, segment, resource, context);
    }
  }
  if (type?.isCollection === true) throw segmentNotFound(segment.text);
  const actual = actualType(
    value,
    declared?.kind === "ComplexType" ? declared : undefined,
    context,
  );
  const member = actual === undefined ? undefined : findMember(actual, name);
  if (member === undefined && actual !== undefined && !actual.isOpen)
    throw segmentNotFound(segment.text);
  if (value === null) throw entityNotFound(`${path.join("/")}/${name}`);
  if (member?.kind === "NavigationProperty") {
    return followNavigation(entity, member, [...path, name].join("/"), segment, context);
  }
  refuseParentheses(segment);
  const inner = isObject(value) ? readOwn(value, name) : undefined;
  if (inner === undefined && member === undefined)
    throw entityNotFound(`${path.join("/")}/${name}`);
  return {
    kind: "property",
    of: resource.of,
    entity,
    path: [...path, name],
    ...(member === undefined ? {} : { property: member, type: member.type }),
    value: inner ?? (member?.type.isCollection === true ? [] : null),
  };
}

function castProperty(
  resource: PropertyResource,
  cast: StructuredType,
  context: PathContext,
): PropertyResource {
  const { value, type } = resource;
  const declared = type?.type.kind === "ComplexType" ? type.type : undefined;
  const isOfType = (item: JsonValue): boolean => {
    const actual = actualType(item, declared, context);
    return actual !== undefined && isOrDerivesFrom(actual, cast);
  };
  if (Array.isArray(value)) {
    return { ...resource, cast, value: (value as readonly JsonValue[]).filter(isOfType) };
  }
  if (value !== null && !isOfType(value)) throw entityNotFound(resource.path.join("/"));
  return { ...resource, cast };
}

function followNavigation(
  owner: Entity,
  property: NavigationProperty,
  path: string,
  segment: NameSegment,
  context: PathContext,
): Resource {
  const relation = context.store.relate(owner, property, path);
  const { type, isCollection } = property.type;
  if (type.kind !== "EntityType") throw segmentNotFound(segment.name);
  const where = contextOf(relation, type);
  if (isCollection) {
    const resource: CollectionResource = { kind: "collection", relation, type, context: where };
    return followKeys(resource, segment, segment.parentheses, context);
  }
  refuseParentheses(segment);
  const [entity] = context.store.itemsOf(relation);
  return {
    kind: "entity",
    relation,
    type,
    context: where,
    ...(entity === undefined ? {} : { entity }),
    name: property.name,
    isKeyed: false,
  };
}

function contextOf(relation: Relation, type: EntityType): string {
  if (relation.kind === "list") return relation.list.path;
  if (relation.kind === "references") return relation.target.path;
  return type.qualifiedName;
}

/** Keys in parentheses behind a collection: `users('x')`. */
function followKeys(
  resource: CollectionResource,
  segment: NameSegment,
  parentheses: readonly Parentheses[],
  context: PathContext,
): Resource {
  const [first, ...rest] = parentheses;
  if (first === undefined) return resource;
  if (rest.length > 0) throw segmentNotFound(segment.text);
  return findByKey(
    resource,
    readKeyPredicate(first, resource.type, context),
    segment.text,
    context,
  );
}

function findByKey(
  resource: CollectionResource,
  key: KeyRequest,
  name: string,
  context: PathContext,
): EntityResource {
  const { relation, type, cast } = resource;
  const found =
    key.kind === "key"
      ? context.store.find(relation, key.text)
      : findAlternate(resource, key.values, context);
  const entity =
    found !== undefined && cast !== undefined && !isOrDerivesFrom(found.type, cast)
      ? undefined
      : found;
  return {
    kind: "entity",
    relation,
    type,
    ...(cast === undefined ? {} : { cast }),
    context: resource.context,
    ...(entity === undefined ? {} : { entity }),
    name,
    isKeyed: true,
  };
}

function findAlternate(
  resource: CollectionResource,
  values: ReadonlyMap<{ readonly name: string }, string>,
  { store }: PathContext,
): Entity | undefined {
  const wanted = [...values] as [Parameters<typeof normalizeKey>[0], string][];
  return itemsOf(resource, store).find((entity) =>
    wanted.every(
      ([property, text]) => normalizeKey(property, readOwn(entity.values, property.name)) === text,
    ),
  );
}

function followSystem(resource: CollectionResource, segment: SystemSegment): Resource {
  if (segment.name === "$count") return { kind: "count", of: resource };
  if (segment.name === "$ref") return { kind: "reference", of: resource };
  throw segmentNotFound(segment.name);
}

function callOperation(
  operations: readonly Operation[],
  segment: NameSegment,
  binding: Binding,
  context: PathContext,
): Resource {
  // What does not exist has no operations either.
  if (binding.kind === "entity") requireEntity(binding);
  const actions = operations.filter(
    (operation): operation is Action => operation.kind === "Action",
  );
  if (actions.length > 0) {
    if (segment.parentheses.some(({ kind }) => kind !== "empty")) {
      throw badRequest(`The parameters of the action ${segment.name} belong into the body.`);
    }
    return { kind: "action", overloads: actions, binding };
  }
  const functions = operations.filter(
    (operation): operation is Function => operation.kind === "Function",
  );
  return callFunction(functions, segment, binding, context);
}

function callFunction(
  overloads: readonly Function[],
  segment: NameSegment,
  binding: Binding | undefined,
  context: PathContext,
): Resource {
  const [first, ...rest] = segment.parentheses;
  const { operation, parameters } = chooseFunction(overloads, segment.name, first, context);
  const returned = operation.returnType?.type;
  if (returned === undefined) throw segmentNotFound(segment.name);
  if (operation.name === "delta" && binding?.kind === "collection" && returned.isCollection) {
    return { kind: "delta", of: binding };
  }
  const result = context.present(context.evaluate(operation, parameters, binding), returned);
  if (rest.length === 0) return result;
  if (result.kind !== "collection") throw segmentNotFound(segment.text);
  return followKeys(result, segment, rest, context);
}

function findCast(
  name: string,
  type: StructuredType,
  { index }: PathContext,
): StructuredType | undefined {
  if (!name.includes(".")) return undefined;
  const cast = index.findStructuredType(name);
  if (cast === undefined) return undefined;
  // A cast to a base type changes nothing, and OData allows it.
  if (isOrDerivesFrom(cast, type)) return cast;
  if (isOrDerivesFrom(type, cast)) return type;
  throw badRequest(
    `The type '${cast.qualifiedName}' does not derive from '${type.qualifiedName}'.`,
  );
}

function findMember(type: StructuredType, name: string) {
  const { properties, streams, navigation } = layoutOf(type);
  return properties.get(name) ?? streams.get(name) ?? navigation.get(name);
}

function actualType(
  value: JsonValue,
  declared: StructuredType | undefined,
  { index }: PathContext,
): StructuredType | undefined {
  const named = isObject(value) ? value["@odata.type"] : undefined;
  return (typeof named === "string" ? index.findStructuredType(named) : undefined) ?? declared;
}

function requireEntity({ entity, name }: EntityResource): Entity {
  if (entity === undefined) throw entityNotFound(name);
  return entity;
}

function refuseParentheses({ parentheses, text }: NameSegment): void {
  if (parentheses.length > 0) throw segmentNotFound(text);
}

function readOwn(values: object, name: string): JsonValue | undefined {
  return Object.hasOwn(values, name) ? (values as Record<string, JsonValue>)[name] : undefined;
}

function textOf(segment: Segment): string {
  return segment.kind === "system" ? segment.name : segment.text;
}
