import type { NavigationProperty } from "@graphslice/csdl";
import type { Entity } from "./entity.js";
import type { EntityList } from "./entity-list.js";

/** Entities that a path leads to: those of a list, those that an entity refers to, or those that a function returned. */
export type Relation =
  | { readonly kind: "list"; readonly list: EntityList }
  | {
      readonly kind: "references";
      readonly owner: Entity;
      readonly property: NavigationProperty;
      /** Names from the entity to the navigation property, through complex properties. */
      readonly path: string;
      /** Where the entities are that can be referred to. */
      readonly target: EntityList;
    }
  | { readonly kind: "computed"; readonly items: readonly Entity[] };
