/** One page of a collection (OData JSON Format 4.01 §12). */
export interface Page<Item> {
  "@odata.context"?: string;

  /** The number of items in the whole collection, if it was asked for. */
  "@odata.count"?: number;

  /** Where the next page is; absent on the last one. */
  "@odata.nextLink"?: string;

  /** Where to ask for changes since. */
  "@odata.deltaLink"?: string;

  value: Item[];

  [annotation: `${string}@${string}`]: unknown;
}

/** Items of all pages, one after the other, and from where to go on. */
export interface Items<Item> extends AsyncIterable<Item> {
  /**
   * Where to go on, after the last page that has been taken: pass it as `token` to the same verb, another day if need
   * be. `undefined` at the start, and at the end of what has no changes.
   */
  readonly token: string | undefined;
}

/** The body of a response with a single primitive value (OData JSON Format 4.01 §11). */
export interface ValueBody<Value> {
  "@odata.context"?: string;

  value: Value;

  [annotation: `${string}@${string}`]: unknown;
}

/** What a changed item may carry: that it is gone (OData JSON Format 4.01 §15.3). */
export interface Removable {
  "@removed"?: { reason: "changed" | "deleted" };
}
