import type { Type } from "@graphslice/csdl";
import { bindQuery } from "../query/bind-query.js";
import type { BoundQuery, QueryTarget } from "../query/bound-query.js";
import { parseQuery } from "../query/parse-query.js";
import type { QueryOptions } from "../query/query-options.js";
import type { ModelIndex } from "../resource/model-index.js";
import { parsePath } from "../uri/parse-path.js";
import type { Segment } from "../uri/segment.js";
import { readPreferences, type Preferences } from "./preferences.js";
import { RecentValues } from "../recent-values.js";

/** Reads what requests repeat: paths, query strings, preferences. Its methods throw what those throw that read. */
export class SyntaxCache {
  private readonly index: ModelIndex;
  private readonly paths = new RecentValues(parsePath);
  private readonly queries = new RecentValues(parseQuery);
  private readonly preferences = new RecentValues(readPreferences);
  private readonly boundToOne = new WeakMap<QueryOptions, Map<Type, BoundQuery>>();
  private readonly boundToMany = new WeakMap<QueryOptions, Map<Type, BoundQuery>>();

  constructor(index: ModelIndex) {
    this.index = index;
  }

  readPath(path: string): readonly Segment[] {
    return this.paths.get(path);
  }

  readQuery(search: string): QueryOptions {
    return this.queries.get(search);
  }

  readPreferences(header: string | null): Preferences {
    return this.preferences.get(header ?? "");
  }

  /** Binds query options. Expressions are bound each time: `now()` in them is the time of that, and what they may look at is counted. */
  bind(options: QueryOptions, target: QueryTarget): BoundQuery {
    const { filter, orderby, expand, search } = options;
    if ((filter ?? orderby ?? expand ?? search) !== undefined)
      return bindQuery(options, target, this.index);
    const bound = target.isCollection ? this.boundToMany : this.boundToOne;
    let queries = bound.get(options);
    if (queries === undefined) bound.set(options, (queries = new Map()));
    let query = queries.get(target.type);
    if (query === undefined) {
      query = bindQuery(options, target, this.index);
      queries.set(target.type, query);
    }
    return query;
  }
}
