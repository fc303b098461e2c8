import type {
  EntitySet,
  Function,
  NavigationProperty,
  Singleton,
  StructuredType,
} from "@graphslice/csdl";
import type { JsonObject, JsonValue } from "./json.js";

/** An instance of a structured type: an entity, or a complex value with its own, possibly derived, type. */
export interface Item {
  readonly type: StructuredType;
  /** Structural properties by name, as JSON has them. What is absent counts as null. */
  readonly values: JsonObject;
  /** Of a complex value: the entity that has it, and the names that lead there from the entity, with slashes. */
  readonly owner?: Item | undefined;
  readonly path?: string | undefined;
}

/** What a function is bound to: entities, or values. */
export type FunctionBinding = Item | readonly Item[] | JsonValue;

/** Follows what is not among an item's values: navigation properties, roots and functions. */
export interface Navigator {
  /** The related items of a collection-valued navigation property. */
  readonly listRelated: (item: Item, property: NavigationProperty) => readonly Item[];
  /** The related item of a single-valued navigation property; undefined for null. */
  readonly findRelated: (item: Item, property: NavigationProperty) => Item | undefined;
  /** The items of an entity set, or the one of a singleton. */
  readonly listRoot: (member: EntitySet | Singleton) => readonly Item[];
  /** What a function returns, in JSON. @throws {Refusal} 501 if nothing implements it */
  readonly callFunction: (
    operation: Function,
    parameters: JsonObject,
    binding: FunctionBinding | undefined,
  ) => JsonValue | undefined;
}
