import type { Entity } from "../store/entity.js";
import { pathOf } from "../store/entity-list.js";
import type { EntityView } from "./operation-handler.js";

/** What hooks see of an entity. */
export function viewEntity(entity: Entity): EntityView {
  return { path: pathOf(entity), type: entity.type.qualifiedName, values: entity.values };
}
