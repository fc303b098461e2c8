import type { NavigationProperty, StructuredType } from "@graphslice/csdl";
import type { JsonObject } from "./json.js";

/** An instance of a structured type: an entity, or a complex value with its own, possibly derived, type. */
export interface Item {
  readonly type: StructuredType;
  /** Structural properties by name, as JSON has them. What is absent counts as null. */
  readonly values: JsonObject;
}

/** Follows navigation properties, which are not among an item's values. */
export interface Navigator {
  /** The related items of a collection-valued navigation property. */
  readonly listRelated: (item: Item, property: NavigationProperty) => readonly Item[];
  /** The related item of a single-valued navigation property; undefined for null. */
  readonly findRelated: (item: Item, property: NavigationProperty) => Item | undefined;
}
