import type { CallOptions } from "../calls/call-options.js";
import type { CustomOptions } from "../query/query-options.js";
import type { Condition, Filter, FilterItem } from "./filter.js";
import type { LinkName, NestedName, Node, PropertyName, TargetOf } from "./node.js";

/** What `$select` takes: names, all there are (`*`), and of an open type any name. */
export type SelectName<N extends Node> =
  PropertyName<N> | NestedName | "*" | (string extends keyof N["type"] ? OpenName : never);

type OpenName = string & {};

/** What `$orderby` takes. */
export type OrderName<N extends Node> =
  PropertyName<N> | `${PropertyName<N>} ${"asc" | "desc"}` | NestedName;

/** What `$expand` takes: names, or names with options of their own. */
export type ExpandOption<N extends Node> =
  | readonly (LinkName<N> | NestedName)[]
  | { readonly [Name in LinkName<N>]?: true | NestedOptions<TargetOf<N["links"][Name]>> }
  | undefined;

/** What a `filter` is written as; text is sent as it is, so it must not hold values from elsewhere. */
export type FilterOption<N extends Node> = string | Condition | Filter<FilterItem<N>> | undefined;

/** Query options of what is expanded (OData URL Conventions 4.01 §5.1.3). */
export interface NestedOptions<N extends Node> {
  readonly select?: readonly SelectName<N>[];
  readonly expand?: ExpandOption<N>;
  readonly filter?: FilterOption<N>;
  readonly orderby?: readonly OrderName<N>[];
  readonly top?: number;
  readonly skip?: number;
  readonly count?: boolean;
  readonly levels?: number | "max";
}

/** What can be set for a call whose result is JSON. */
export interface JsonOptions extends Omit<CallOptions, "as" | "contentType"> {
  /** Any other query options, by name: `{ startDateTime: "…" }`. */
  readonly query?: CustomOptions | undefined;
}

/** Options of reading one entity. */
export interface GetOptions<Select extends string, Expand> extends JsonOptions {
  /** Properties wanted; the result has these and no others. */
  readonly select?: readonly Select[] | undefined;
  /** Related entities wanted with it. */
  readonly expand?: Expand | undefined;
}

/** Options of reading a collection. */
export interface ListOptions<N extends Node, Select extends string, Expand> extends GetOptions<
  Select,
  Expand
> {
  /** `where(…)`, `` odata`…` ``, or text. */
  readonly filter?: FilterOption<N>;
  readonly orderby?: readonly OrderName<N>[] | undefined;
  /** In the syntax of the service: `"displayName:One"`, with the quotes. */
  readonly search?: string | undefined;
  /** The most items wanted, or with Graph, wanted on one page. */
  readonly top?: number | undefined;
  readonly skip?: number | undefined;
  /** Whether `@odata.count` is wanted. */
  readonly count?: boolean | undefined;
}

/** Options of counting a collection. */
export interface CountOptions<N extends Node> extends JsonOptions {
  readonly filter?: FilterOption<N>;
  readonly search?: string | undefined;
}

/** Options of a call with a body, whose result may be narrowed, but is not typed so. */
export interface WriteOptions extends JsonOptions {
  readonly select?: readonly string[] | undefined;
  readonly expand?: readonly string[] | undefined;
  readonly contentType?: string | undefined;
}
