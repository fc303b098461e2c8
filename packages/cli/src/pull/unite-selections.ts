import type { NavigationDepth, Selection } from "@graphslice/csdl";

/**
 * The selection that has all that several have. What they exclude stays in, so that an exclude still finds what it is
 * about in metadata that was reduced.
 */
export function uniteSelections(
  selections: readonly Selection[],
): Pick<Selection, "roots" | "include" | "navigation"> {
  const includes = unite(selections.map(({ include = [] }) => include));
  const depths = selections.map(({ navigation = "contained" }) => navigation);
  const navigation = depths.reduce((deepest, depth) =>
    rankOf(depth) > rankOf(deepest) ? depth : deepest,
  );
  return {
    // No roots at all stand for everything.
    roots: selections.some(({ roots }) => roots.length === 0)
      ? []
      : unite(selections.map(({ roots }) => roots)),
    ...(includes.length === 0 ? {} : { include: includes }),
    navigation,
  };
}

function rankOf(depth: NavigationDepth): number {
  return depth === "contained" ? 0 : depth === "all" ? Infinity : depth;
}

function unite(lists: readonly (readonly string[])[]): readonly string[] {
  return [...new Set(lists.flat())];
}
