import type { NavigationProperty, Property, StructuredType, TypeReference } from "@graphslice/csdl";
import type { Item, Navigator } from "../item.js";
import type { JsonValue } from "../json.js";

/** What an expression is about: an instance of a structured type, or a primitive value of a collection. */
export type Subject = Item | JsonValue;

/** What the query options are applied to. */
export interface QueryTarget {
  /** The type of the resource, or of the items of the collection. */
  readonly type: TypeReference["type"];
  readonly isCollection: boolean;
}

/**
 * Query options bound to a model: names are resolved, types are checked, expressions are closures.
 *
 * The closures throw `UriError` where OData says that the request fails, as for an integer divided by zero. `root` is what
 * `$it` stands for: the item of the outermost collection, by default the item itself.
 */
export interface BoundQuery {
  readonly filter?: (item: Subject, navigator: Navigator, root?: Subject) => boolean;
  /** The order that `$orderby` asks for, negative where the first comes first; null is the lowest value. */
  readonly compare?: (a: Subject, b: Subject, navigator: Navigator, root?: Subject) => number;
  /** The keys of `$orderby`, for those who sort many items: see `selectPage`. */
  readonly order: readonly SortKey[];
  readonly search?: (item: Subject) => boolean;
  readonly top?: number;
  readonly skip?: number;
  /** `$count=true`. */
  readonly count: boolean;
  readonly select: Selection;
  readonly skipToken?: string;
  readonly deltaToken?: string;
  readonly format?: string;
  readonly id?: string;
  readonly custom: ReadonlyMap<string, string>;
}

/** One key of `$orderby`: a value of each item, and how two such values compare. */
export interface SortKey {
  readonly read: (item: Subject, navigator: Navigator, root?: Subject) => unknown;
  readonly compare: (a: unknown, b: unknown) => number;
}

/** What of an item the answer holds. */
export interface Selection {
  /** The selected structural properties, by name; undefined for all of them. Names of derived types may be among them. */
  readonly properties: ReadonlyMap<string, SelectedProperty> | undefined;
  /** The navigation properties selected by `$select`, whose links full metadata shows; not expanded by that. */
  readonly navigation: ReadonlySet<NavigationProperty>;
  /** In the order of `$expand`. */
  readonly expand: ReadonlyMap<NavigationProperty, Expansion>;
  /** Expansions within complex properties, by the property's name; these selections restrict no properties. */
  readonly within: ReadonlyMap<string, Selection>;
}

export interface SelectedProperty {
  /** Undefined for dynamic properties of open types. */
  readonly property: Property | undefined;
  /** For complex properties: what of the value; undefined for all of it. */
  readonly selection?: Selection;
}

/** A navigation property to be expanded. */
export interface Expansion {
  readonly property: NavigationProperty;
  /** Whole items, only their references, or only their number. */
  readonly form: "entity" | "ref" | "count";
  readonly query: BoundQuery;
  /** How often the navigation is followed from what it leads to, 1 for once; infinite for `max`. */
  readonly levels: number;
  /** The items must be of this type; those of another are left out. */
  readonly cast?: StructuredType;
  /** The expansion holds for items of this type only, where a cast stands before the navigation property. */
  readonly source?: StructuredType;
}
