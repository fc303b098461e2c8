/** Bounds of what a request URL may hold and ask for, so that none takes more than linear time or a deep stack. */
export const uriLimits = {
  /** Characters of a path or of a query string, as given. */
  length: 32_768,
  /** Levels of an expression, of nested options, and of the parentheses in them. */
  nesting: 64,
  /** Nodes of all expressions of a query; an alias counts as often as it is used. */
  nodes: 10_000,
  /** Values in one list after `in`. */
  listItems: 1_000,
  /** Words and phrases of `$search`; each is looked for in all texts of an item. */
  searchTerms: 200,
  /**
   * Items of collections that the expressions of a query look at or list anew, over all items that are asked for. One
   * counts several times where much is evaluated for it.
   */
  steps: 5_000_000,
  /** Characters of long texts that the expressions of a query look at, over all items that are asked for. */
  characters: 1_000_000_000,
  /** Characters of a text that an expression makes. */
  text: 1_000_000,
} as const;
