import { findAnnotation, readConstant, type Operation } from "@graphslice/csdl";
import type { JsonObject, JsonValue } from "../json.js";
import { addRelated, deleteEntity } from "../respond/change-entity.js";
import type { Service } from "../respond/service.js";
import { layoutOf } from "../resource/type-layout.js";
import type { Entity } from "../store/entity.js";
import { isObject } from "../store/key.js";
import { REPLACES } from "./mock-terms.js";

/** The name of the navigation property whose content an action replaces; undefined if it is no such action. */
export function readReplaced(operation: Operation): string | undefined {
  return readConstant(findAnnotation(operation, REPLACES)?.value);
}

/** Puts the entities of the action's only collection in the place of what a navigation property leads to. */
export function replaceContent(
  owner: Entity,
  name: string,
  operation: Operation,
  parameters: JsonObject,
  service: Service,
): readonly Entity[] {
  const { store } = service;
  const property = layoutOf(owner.type).navigation.get(name);
  const parameter = operation.parameters.find(({ type }) => type.isCollection);
  if (property?.type.type.kind !== "EntityType" || parameter === undefined) {
    throw new TypeError(
      `${operation.qualifiedName} is annotated with ${REPLACES}, but has no such navigation or parameter`,
    );
  }
  const { type } = property.type;
  const relation = store.relate(owner, property);
  for (const old of store.itemsOf(relation)) {
    if (relation.kind === "references") store.unlink(relation, old);
    else deleteEntity(old, service);
  }
  const items = (parameters[parameter.name] ?? []) as readonly JsonValue[];
  return items.filter(isObject).map((item) => addRelated(relation, type, item, service));
}
