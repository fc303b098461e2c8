import type { Navigator } from "../item.js";
import type { BoundQuery, SortKey, Subject } from "./bound-query.js";

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

/**
 * Filters, searches, orders and pages a list as a query asks. Items that the order does not tell apart stay in the list's
 * order. Of a page near the start no more is sorted than is needed.
 *
 * @throws {UriError} where an expression fails for an item.
 */
export function selectPage<T extends Subject>(
  items: readonly T[],
  query: BoundQuery,
  navigator: Navigator,
  { skip = 0, size = Number.POSITIVE_INFINITY, root }: PageOptions = {},
): Page<T> {
  const passing = filterItems(items, query, navigator, root);
  const first = query.skip ?? 0;
  const last = Math.min(passing.length, first + (query.top ?? Number.POSITIVE_INFINITY));
  const start = Math.min(first + skip, last);
  const end = Math.min(start + size, last);
  return {
    items: orderItems(passing, query.order, end, navigator, root).slice(start, end),
    count: passing.length,
    hasMore: end < last,
  };
}

function filterItems<T extends Subject>(
  items: readonly T[],
  { filter, search }: BoundQuery,
  navigator: Navigator,
  root: Subject | undefined,
): readonly T[] {
  if (filter === undefined && search === undefined) return items;
  return items.filter(
    (item) =>
      (filter === undefined || filter(item, navigator, root)) &&
      (search === undefined || search(item)),
  );
}

/** The first items in order, at least as many as are needed. */
function orderItems<T extends Subject>(
  items: readonly T[],
  order: readonly SortKey[],
  needed: number,
  navigator: Navigator,
  root: Subject | undefined,
): readonly T[] {
  const [firstKey] = order;
  if (firstKey === undefined || needed === 0) return items;
  const columns = order.map(({ read }) => items.map((item) => read(item, navigator, root)));
  const compare = compareRows(order, columns);
  const rows =
    needed < items.length / 8
      ? selectLeast(items.length, needed, compare)
      : Array.from(items, (_, row) => row).sort(compare);
  // Rows are numbers of items.
  return rows.map((row) => items[row] as T);
}

function compareRows(
  order: readonly SortKey[],
  columns: readonly (readonly unknown[])[],
): (a: number, b: number) => number {
  const [firstKey, ...others] = order;
  const [firstColumn = [], ...otherColumns] = columns;
  const compareFirst = firstKey?.compare ?? (() => 0);
  return (a, b) => {
    const result = compareFirst(firstColumn[a], firstColumn[b]);
    if (result !== 0) return result;
    for (const [index, { compare }] of others.entries()) {
      const column = otherColumns[index] ?? [];
      const next = compare(column[a], column[b]);
      if (next !== 0) return next;
    }
    return a - b;
  };
}

/** The least of the rows 0 to length - 1 in order, found by a heap that has the greatest of them on top. */
function selectLeast(
  length: number,
  needed: number,
  compare: (a: number, b: number) => number,
): number[] {
  const heap: number[] = [];
  const at = (index: number): number => heap[index] ?? 0;
  const sink = (start: number, end: number): void => {
    const row = at(start);
    let index = start;
    for (;;) {
      let child = 2 * index + 1;
      if (child >= end) break;
      if (child + 1 < end && compare(at(child + 1), at(child)) > 0) child++;
      if (compare(at(child), row) <= 0) break;
      heap[index] = at(child);
      index = child;
    }
    heap[index] = row;
  };
  for (let row = 0; row < needed; row++) heap.push(row);
  for (let index = (needed >> 1) - 1; index >= 0; index--) sink(index, needed);
  for (let row = needed; row < length; row++) {
    if (compare(row, at(0)) >= 0) continue;
    heap[0] = row;
    sink(0, needed);
  }
  return heap.sort(compare);
}
