import { isOrDerivesFrom, type StructuredType } from "@graphslice/csdl";
import type { JsonValue } from "../json.js";
import { entityNotFound, segmentNotFound } from "../refusal.js";
import { isObject } from "../store/key.js";
import type { Segment } from "../uri/segment.js";
import { callOperation } from "./call-operation.js";
import { actualType, findCast, findMember, readOwn } from "./find-member.js";
import { followNavigation } from "./follow-navigation.js";
import type { PathContext } from "./path-context.js";
import type { PropertyResource, Resource } from "./resource.js";
import { refuseParentheses } from "./segment-faults.js";

/** From a structural property: into complex values, or to their navigation. */
export function followProperty(
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
