import { entityNotFound, segmentNotFound } from "../refusal.js";
import type { Entity } from "../store/entity.js";
import type { NameSegment, Segment } from "../uri/segment.js";
import type { EntityResource } from "./resource.js";

/** The entity of a resource. @throws {Refusal} 404 */
export function requireEntity({ entity, name }: EntityResource): Entity {
  if (entity === undefined) throw entityNotFound(name);
  return entity;
}

/** @throws {Refusal} 400 where a segment has a key or parameters that do not belong there */
export function refuseParentheses({ parentheses, text }: NameSegment): void {
  if (parentheses.length > 0) throw segmentNotFound(text);
}

/** A segment as it was written. */
export function textOf(segment: Segment): string {
  return segment.kind === "system" ? segment.name : segment.text;
}
