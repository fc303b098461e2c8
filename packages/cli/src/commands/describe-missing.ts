import { suggestName, type Model } from "@graphslice/csdl";
import { findNamed, namedElementsOf, type NamedElement } from "./find-named.js";

/**
 * Says that a slice has nothing of a name: whether the metadata has, or what the name may have meant.
 *
 * @param noun what was looked for: `type or operation`
 * @param isWanted whether an element is of that kind
 */
export function describeMissing(
  text: string,
  slice: { readonly name: string; readonly whole: Model },
  noun: string,
  isWanted: (element: NamedElement) => boolean = () => true,
): string {
  const { name, whole } = slice;
  const found = findNamed(text, whole).filter(isWanted);
  const names = new Set(found.map(({ qualifiedName }) => qualifiedName));
  if (names.size > 0) {
    const are = names.size === 1 ? "is" : "are";
    return `${[...names].join(", ")} ${are} in the metadata but not in slice ${name}; to have it there, make it a root or an include`;
  }
  const candidates = namedElementsOf(whole)
    .filter(isWanted)
    .map((element) => (text.includes(".") ? element.qualifiedName : element.name));
  const near = suggestName(text, candidates);
  const suggestion = near === undefined ? "" : `; did you mean "${near}"?`;
  return `the metadata of slice ${name} has no ${noun} "${text}"${suggestion}`;
}
