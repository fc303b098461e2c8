import {
  isOrDerivesFrom,
  type EntityType,
  type NavigationProperty,
  type Property,
} from "@graphslice/csdl";
import { segmentNotFound } from "../refusal.js";
import type { Entity } from "../store/entity.js";
import { normalizeKey } from "../store/key.js";
import type { Relation } from "../store/relation.js";
import type { NameSegment, Parentheses } from "../uri/segment.js";
import { itemsOf } from "./cast-items.js";
import { readOwn } from "./find-member.js";
import type { PathContext } from "./path-context.js";
import { readKeyPredicate, type KeyRequest } from "./read-key.js";
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
    readKeyPredicate(first, resource.type, context),
    segment.text,
    context,
  );
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
    key: key.members,
    isKeyed: true,
  };
}

function findAlternate(
  resource: CollectionResource,
  values: ReadonlyMap<Property, string>,
  { store }: PathContext,
): Entity | undefined {
  const wanted = [...values];
  return itemsOf(resource, store).find((entity) =>
    wanted.every(
      ([property, text]) => normalizeKey(property, readOwn(entity.values, property.name)) === text,
    ),
  );
}
