import { isOrDerivesFrom, type EntityType } from "@graphslice/csdl";
import { entityNotFound, Refusal, segmentNotFound } from "../refusal.js";
import type { Segment, SystemSegment } from "../uri/segment.js";
import { callFunction, callOperation } from "./call-operation.js";
import { findCast, findMember, readOwn } from "./find-member.js";
import { createKeyPlace, findByKey, followKeys, followNavigation } from "./follow-navigation.js";
import { followProperty } from "./follow-property.js";
import { followValue } from "./follow-value.js";
import type { PathContext } from "./path-context.js";
import { readKeySegment } from "./read-key.js";
import type { CollectionResource, EntityResource, Resource } from "./resource.js";
import { refuseParentheses, requireEntity, textOf } from "./segment-faults.js";
import { layoutOf } from "./type-layout.js";

/**
 * Follows a path through model and store.
 *
 * @param start where the path begins.
 * @throws {UriError} for parentheses that hold no key and no parameters.
 * @throws {Refusal} 400 for a segment that the model does not have, 404 for what is on the way and does not exist.
 */
export function resolvePath(
  segments: readonly Segment[],
  context: PathContext,
  start: Resource = { kind: "service" },
): Resource {
  let resource = start;
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
      return followValue(resource, segment, context);
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
      throw new Refusal(501, `${segment.name} is not supported, as in Graph.`);
    }
    throw segmentNotFound(segment.name);
  }
  if (segment.kind === "text" && /^\w+\(/.test(segment.text)) throw segment.problem;
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
  if (segment.kind === "text") return findBySegment(resource, segment.text, context);
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
  if (context.index.isQualified(name)) throw segmentNotFound(name);
  if (segment.parentheses.length > 0 && segment.text !== segment.name) {
    const isCall = segment.text.startsWith(`${name}(`);
    if (isCall && name.includes(".")) throw segmentNotFound(name);
  }
  return findBySegment(resource, segment.text, context);
}

function findBySegment(
  resource: CollectionResource,
  text: string,
  context: PathContext,
): EntityResource {
  const key = readKeySegment(text, resource.type, createKeyPlace(context));
  return findByKey(resource, key, text, context);
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

function followSystem(resource: CollectionResource, segment: SystemSegment): Resource {
  if (segment.name === "$count") return { kind: "count", of: resource };
  if (segment.name === "$ref") return { kind: "reference", of: resource };
  throw segmentNotFound(segment.name);
}
