/** Bounds of what a request URL may hold, so that none takes more than linear time or a deep stack. */
export const uriLimits = {
  /** Characters of a path or of a query string, as given. */
  length: 32_768,
  /** Levels of an expression, of nested options, and of the parentheses in them. */
  nesting: 64,
  /** Nodes of all expressions of a query; an alias counts as often as it is used. */
  nodes: 10_000,
  /** Elements of collections that the expressions of a query look at, all items together. */
  steps: 5_000_000,
  /** Values in one list after `in`. */
  listItems: 1_000,
} as const;
