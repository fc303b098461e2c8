import type { NavigationProperty } from "@graphslice/csdl";
import type { ModelIndex } from "../../resource/model-index.js";
import type { BoundQuery, Expansion, QueryTarget, SelectedProperty } from "../bound-query.js";
import type { QueryOptions } from "../query-options.js";

/** What selections need of the query around them. */
export interface SelectionContext {
  readonly index: ModelIndex;
  readonly bindNested: (options: QueryOptions, target: QueryTarget) => BoundQuery;
}

/** A selection while it is made. */
export interface SelectionDraft {
  properties: Map<string, SelectedProperty> | undefined;
  readonly navigation: Set<NavigationProperty>;
  readonly expand: Map<NavigationProperty, Expansion>;
  readonly within: Map<string, SelectionDraft>;
}

/** Everything, and nothing expanded. */
export function emptySelection(): SelectionDraft {
  return { properties: undefined, navigation: new Set(), expand: new Map(), within: new Map() };
}
