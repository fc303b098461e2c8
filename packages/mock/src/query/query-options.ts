import type { SearchSyntax, Syntax } from "./syntax.js";

/** The query options of a request, or those in the parentheses of an expanded item. Absent where not given. */
export interface QueryOptions {
  readonly filter?: Syntax;
  readonly orderby?: readonly OrderSyntax[];
  readonly select?: readonly SelectSyntax[];
  readonly expand?: readonly ExpandSyntax[];
  readonly search?: SearchSyntax;
  readonly top?: number;
  readonly skip?: number;
  readonly count?: boolean;
  /** Only within an expanded item. */
  readonly levels?: number | "max";
  readonly format?: string;
  /** The URL in `$id`, for `$entity` and the deletion of references. */
  readonly id?: string;
  readonly skipToken?: string;
  readonly deltaToken?: string;
  /** Parameter aliases without their `@`. */
  readonly aliases: ReadonlyMap<string, Syntax>;
  /** What is neither a system option nor an alias, decoded; the last one of a name. */
  readonly custom: ReadonlyMap<string, string>;
}

export interface OrderSyntax {
  readonly key: Syntax;
  readonly isDescending: boolean;
}

/** `*`, `ns.*`, or names separated by slashes; some of them may be qualified names of types or operations. */
export interface SelectSyntax {
  readonly path: readonly PathName[];
  /** Nested options (OData 4.01), of which only `$select` is understood. */
  readonly options?: QueryOptions;
  readonly position: number;
}

/** A path whose last name is a navigation property or `*`, and what is wanted of it. */
export interface ExpandSyntax {
  readonly path: readonly PathName[];
  readonly form: "entity" | "ref" | "count";
  readonly options: QueryOptions;
  readonly position: number;
}

export interface PathName {
  readonly name: string;
  readonly position: number;
}
