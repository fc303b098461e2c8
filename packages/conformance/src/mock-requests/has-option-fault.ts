import { findAnnotation, readConstant, readMember, type Type } from "@graphslice/csdl";
import { optionsPlace } from "../calls/options-place.js";
import { readOption, splitOutside, type QueryOption } from "../calls/read-options.js";
import { decodeOption } from "../corpus/decode-option.js";
import { splitUrl } from "../corpus/split-url.js";
import type { Step, UrlWalker } from "../corpus/url-walker.js";
import { hasNameFault, hasPath, typeAt } from "./has-name-fault.js";

/** Terms of the Capabilities vocabulary, and the member that refuses an option (OData Vocabularies 4.01). */
const RESTRICTIONS: Readonly<Record<string, readonly [term: string, member: string]>> = {
  $expand: ["ExpandRestrictions", "Expandable"],
  $filter: ["FilterRestrictions", "Filterable"],
  $orderby: ["SortRestrictions", "Sortable"],
  $search: ["SearchRestrictions", "Searchable"],
};

const SYSTEM = /^\$(?:count|expand|filter|format|levels|orderby|search|select|skip|top)$/;
const STRINGS = /'(?:[^']|'')*'|"[^"]*"/g;
const TOKENS = /^\$(?:skip|delta)token$/;

/**
 * Whether an address on a page has a query option that OData or the metadata does not have at that place: one that is
 * malformed or restricted, or that names what is not there, in that case.
 */
export function hasOptionFault(url: string, steps: readonly Step[], walker: UrlWalker): boolean {
  const { names, type } = optionsPlace("GET", steps);
  const last = steps.at(-1);
  const target = last?.resource.kind === "value" ? last.resource.type : type;
  return splitUrl(url)
    .query.split("&")
    .map(decodeOption)
    .filter((text) => text.trim() !== "")
    .some((text) => {
      // A blank before the sign is part of the name.
      const option = /^\s*[^=]*\s=/.test(text) ? undefined : readOption(text);
      if (option === undefined) return true;
      const { name, written } = option;
      if (!written.startsWith("$") && name === written) return false;
      if (TOKENS.test(name) || name === "$format") return false;
      if (!SYSTEM.test(name) || !names.has(name) || isRestricted(name, last)) return true;
      return target !== undefined && hasValueFault(option, target, walker);
    });
}

/** Whether the metadata refuses an option of reads of a collection. */
function isRestricted(name: string, step: Step | undefined): boolean {
  const [term, member] = RESTRICTIONS[name] ?? [];
  if (step?.element === undefined || term === undefined || member === undefined) return false;
  if (step.resource.kind !== "value" || !step.resource.isCollection) return false;
  const annotation = findAnnotation(step.element, `Org.OData.Capabilities.V1.${term}`);
  return readConstant(readMember(annotation?.value, member)) === "false";
}

function hasValueFault({ name, value }: QueryOption, type: Type, walker: UrlWalker): boolean {
  const bare = value.replaceAll(STRINGS, "");
  // More was closed than was opened, or an ampersand was forgotten.
  if (!isBalanced(bare) || (name !== "$expand" && /\$[a-z]+=/.test(bare))) return true;
  switch (name) {
    case "$select":
      return splitOutside(value, ",").some((path) => !hasPath(path, type, walker));
    case "$orderby":
      return splitOutside(value, ",").some((item) =>
        hasNameFault(item.replace(/\s(?:asc|desc)$/, ""), type, walker),
      );
    case "$expand":
      return splitOutside(value, ",").some((item) => hasExpandFault(item, type, walker));
    case "$filter":
      return hasNameFault(value, type, walker);
    case "$top":
    case "$skip":
      return !/^\d+$/.test(value);
    case "$count":
      return !/^(?:true|false)$/.test(value);
    default:
      return false;
  }
}

function hasExpandFault(item: string, type: Type, walker: UrlWalker): boolean {
  const { path = item, nested = "" } =
    /^(?<path>[^()]+?)\s*(?:\((?<nested>.*)\))?$/s.exec(item)?.groups ?? {};
  const target = typeAt(path.replace(/\/\$\w+$/, ""), type, walker);
  if (target === undefined) return path !== "*";
  return splitOutside(nested, ";").some((text) => {
    const option = readOption(text);
    if (option === undefined || !SYSTEM.test(option.name)) return true;
    return hasValueFault(option, target, walker);
  });
}

function isBalanced(bare: string): boolean {
  let depth = 0;
  for (const character of bare) {
    if (character === "(") depth += 1;
    if (character === ")") depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0 && !bare.includes("'");
}
