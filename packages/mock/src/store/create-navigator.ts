import type { NavigationProperty } from "@graphslice/csdl";
import type { Item, Navigator } from "../item.js";
import { Entity } from "./entity.js";
import type { Store } from "./store.js";

const NONE: readonly Entity[] = [];

/** Follows navigation through a store for queries. What no one has written to is not created for it. */
export function createNavigator(store: Store, callFunction: Navigator["callFunction"]): Navigator {
  const listRelated = (item: Item, property: NavigationProperty): readonly Entity[] => {
    const isEntity = item instanceof Entity;
    const owner = isEntity ? item : item.owner;
    if (!(owner instanceof Entity)) return NONE;
    const path = isEntity ? property.name : `${item.path ?? ""}/${property.name}`;
    return owner.isSeeded || owner.lists?.has(path) === true || owner.references?.has(path) === true
      ? store.itemsOf(store.relate(owner, property, path))
      : NONE;
  };
  return {
    listRelated,
    findRelated: (item, property) => listRelated(item, property)[0],
    listRoot: (member) => store.root(member).items,
    callFunction,
  };
}
