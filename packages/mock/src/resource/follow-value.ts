import { entityNotFound, segmentNotFound } from "../refusal.js";
import { isObject } from "../store/key.js";
import type { Segment } from "../uri/segment.js";
import { actualType, readOwn } from "./find-member.js";
import type { PathContext } from "./path-context.js";
import type { ValueResource } from "./resource.js";
import { refuseParentheses, textOf } from "./segment-faults.js";
import { layoutOf } from "./type-layout.js";

/** From what a function returned: to a member of the value. */
export function followValue(
  { type: { type, isCollection }, value }: ValueResource,
  segment: Segment,
  context: PathContext,
): ValueResource {
  if (segment.kind !== "name" || type.kind !== "ComplexType" || isCollection)
    throw segmentNotFound(textOf(segment));
  const { name } = segment;
  refuseParentheses(segment);
  const { properties, streams } = layoutOf(actualType(value, type, context) ?? type);
  const member = properties.get(name) ?? streams.get(name);
  if (member === undefined) throw segmentNotFound(name);
  if (!isObject(value)) throw entityNotFound(name);
  const inner = readOwn(value, name) ?? (member.type.isCollection ? [] : null);
  return { kind: "value", type: member.type, value: inner };
}
