import type { ModelIndex } from "../resource/model-index.js";
import { UriError } from "../uri/uri-error.js";
import { bindExpression } from "./bind/bind-expression.js";
import { expectBoolean } from "./bind/bind-logic.js";
import { bindOrder } from "./bind/bind-order.js";
import { bindSearch } from "./bind/bind-search.js";
import { bindSelection } from "./bind/bind-selection.js";
import { frameReaderOf, type FrameReader } from "./bind/frame-reader.js";
import { createBudget, type Scope } from "./bind/scope.js";
import type { BoundQuery, QueryTarget, SortKey } from "./bound-query.js";
import type { QueryOptions } from "./query-options.js";
import { valueTypeOf, type ValueType } from "./values/value-type.js";

export interface BindOptions {
  /** The time that `now()` gives; by default that of the clock. */
  readonly now?: () => Date;
}

/** What the query options of an expanded item take over from those around them. */
interface Context {
  readonly index: ModelIndex;
  readonly root: ValueType;
  readonly aliases: QueryOptions["aliases"];
  readonly budget: Scope["budget"];
  readonly now: () => Date;
}

/**
 * Resolves names against the model and makes closures of expressions.
 *
 * @throws {UriError} for unknown names, types that do not fit, and options that the target cannot have.
 */
export function bindQuery(
  options: QueryOptions,
  target: QueryTarget,
  index: ModelIndex,
  { now = () => new Date() }: BindOptions = {},
): BoundQuery {
  return bindWithin(options, target, {
    index,
    root: valueTypeOf(target.type),
    aliases: new Map(),
    budget: createBudget(),
    now,
  });
}

function bindWithin(options: QueryOptions, target: QueryTarget, outer: Context): BoundQuery {
  if (!target.isCollection) rejectCollectionOptions(options);
  const aliases =
    options.aliases.size === 0 ? outer.aliases : new Map([...outer.aliases, ...options.aliases]);
  const context: Context = { ...outer, aliases };
  const current = valueTypeOf(target.type);
  const makeFrame = frameReaderOf(current, outer.root);
  const { top, skip, skipToken, deltaToken, format, id, custom } = options;
  const order = bindOrders(options, current, context, makeFrame);
  return {
    ...bindFilter(options, current, context, makeFrame),
    ...(order.length === 0 ? {} : { compare: compareBy(order) }),
    order,
    // Nothing is counted for it: it looks at an item once, and many requests may share what is bound of it.
    ...(options.search === undefined ? {} : { search: bindSearch(options.search, current) }),
    ...(top === undefined ? {} : { top }),
    ...(skip === undefined ? {} : { skip }),
    count: options.count ?? false,
    select: bindSelection(options, current, {
      index: context.index,
      bindNested: (nested, nestedTarget) => bindWithin(nested, nestedTarget, context),
    }),
    ...(skipToken === undefined ? {} : { skipToken }),
    ...(deltaToken === undefined ? {} : { deltaToken }),
    ...(format === undefined ? {} : { format }),
    ...(id === undefined ? {} : { id }),
    custom,
  };
}

function makeScope(option: string, current: ValueType, context: Context): Scope {
  return {
    ...context,
    option,
    current,
    variables: new Map(),
    activeAliases: new Set(),
    bind: bindExpression,
  };
}

function bindFilter(
  { filter }: QueryOptions,
  current: ValueType,
  context: Context,
  makeFrame: FrameReader,
): Pick<BoundQuery, "filter"> {
  if (filter === undefined) return {};
  const scope = makeScope("$filter", current, context);
  const { evaluate } = expectBoolean(scope, bindExpression(filter, scope), "$filter");
  return {
    filter: (item, navigator, root) => evaluate(makeFrame(item, navigator, root)) === true,
  };
}

function bindOrders(
  { orderby = [] }: QueryOptions,
  current: ValueType,
  context: Context,
  makeFrame: FrameReader,
): readonly SortKey[] {
  const scope = makeScope("$orderby", current, context);
  return orderby.map((item) => bindOrder(scope, item, makeFrame));
}

function compareBy(order: readonly SortKey[]): NonNullable<BoundQuery["compare"]> {
  return (a, b, navigator, root) => {
    for (const { read, compare } of order) {
      const result = compare(read(a, navigator, root), read(b, navigator, root));
      if (result !== 0) return result;
    }
    return 0;
  };
}

function rejectCollectionOptions(options: QueryOptions): void {
  const given = (["filter", "orderby", "search", "top", "skip", "count"] as const).find(
    (name) => options[name] !== undefined && options[name] !== false,
  );
  if (given === undefined) return;
  const keys = { filter: options.filter, orderby: options.orderby?.[0]?.key };
  const position = given === "filter" || given === "orderby" ? (keys[given]?.position ?? 0) : 0;
  throw new UriError("the option applies to collections only", { option: `$${given}`, position });
}
