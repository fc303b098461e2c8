import { isOrDerivesFrom, type EntityType, type NavigationProperty } from "@graphslice/csdl";
import { bindArgument } from "../query/bind-argument.js";
import type { ArgumentSyntax } from "../query/syntax.js";
import { badRequest, segmentNotFound } from "../refusal.js";
import type { Entity } from "../store/entity.js";
import type { Relation } from "../store/relation.js";
import type { NameSegment, Parentheses } from "../uri/segment.js";
import { itemsOf } from "./cast-items.js";
import type { PathContext } from "./path-context.js";
import { hasKey, readKeyPredicate, type KeyPlace, type KeyRequest } from "./read-key.js";
import type { CollectionResource, EntityResource, Resource } from "./resource.js";
import { refuseParentheses } from "./segment-faults.js";

/** From an entity, by a navigation property, which may stand in a complex value. */
export function followNavigation(
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
export function followKeys(
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
    readKeyPredicate(argumentsOf(first), resource.type, createKeyPlace(context)),
    segment.text,
    context,
  );
}

/** Keys in a path. @throws {Refusal} 400 for what is no key */
export function createKeyPlace({ index, aliases }: PathContext): KeyPlace {
  return {
    readValue: (value, type) => bindArgument(value, type, index, aliases),
    fail: (message) => {
      throw badRequest(`${message}.`);
    },
  };
}

function argumentsOf(parentheses: Parentheses): readonly ArgumentSyntax[] {
  if (parentheses.kind === "empty") return [];
  return parentheses.kind === "value" ? [{ value: parentheses.value }] : parentheses.values;
}

/** The entity of a collection with a key, or the place where there is none. */
export function findByKey(
  resource: CollectionResource,
  key: KeyRequest,
  name: string,
  context: PathContext,
): EntityResource {
  const { relation, type, cast } = resource;
  const found =
    key.kind === "key"
      ? context.store.find(relation, key.text)
      : itemsOf(resource, context.store).find(({ type, values }) => hasKey(key, type, values));
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
    key: key.members,
    isKeyed: true,
  };
}
