import { isOrDerivesFrom, type EntityType } from "@graphslice/csdl";
import type { Entity } from "../store/entity.js";
import type { Store } from "../store/store.js";
import type { CollectionResource, EntityResource } from "./resource.js";

/** The entities of a collection; those of the type that a cast asks for. */
export function itemsOf({ relation, cast }: CollectionResource, store: Store): readonly Entity[] {
  const items = store.itemsOf(relation);
  return cast === undefined ? items : items.filter(({ type }) => isOrDerivesFrom(type, cast));
}

/** The type that the metadata declares where a resource is found, whatever a cast says: others are named in answers. */
export function declaredTypeOf({
  relation,
  type,
}: CollectionResource | EntityResource): EntityType {
  if (relation.kind === "list") return relation.list.type;
  const declared = relation.kind === "references" ? relation.property.type.type : type;
  return declared.kind === "EntityType" ? declared : type;
}
