import type { Navigator } from "../item.js";
import type { BoundQuery, Subject } from "./bound-query.js";

export interface PageOptions {
  /** Items to leave out after filtering and ordering, besides the query's `$skip`: where a skip token continues. */
  readonly skip?: number;
  /** The most items of a page. */
  readonly size?: number;
  /** What `$it` stands for in an expanded collection. */
  readonly root?: Subject;
}

export interface Page<T> {
  readonly items: readonly T[];
  /** How many items pass `$filter` and `$search`: the value of `@odata.count`. */
  readonly count: number;
  /** Whether the query, within its `$top`, has items beyond this page. */
  readonly hasMore: boolean;
}

/** Filters, searches, orders and pages a list as a query asks; sorts no more than it returns. */
export function selectPage<T extends Subject>(
  _items: readonly T[],
  _query: BoundQuery,
  _navigator: Navigator,
  _options: PageOptions = {},
): Page<T> {
  throw new TypeError("not yet");
}
