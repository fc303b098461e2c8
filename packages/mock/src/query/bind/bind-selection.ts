import type { Property, StructuredType } from "@graphslice/csdl";
import { UriError } from "../../uri/uri-error.js";
import type { SelectedProperty, Selection } from "../bound-query.js";
import type { PathName, QueryOptions, SelectSyntax } from "../query-options.js";
import type { ValueType } from "../values/value-type.js";
import { describeUnknownMember, findMember } from "./bind-path.js";
import { bindExpansions } from "./bind-expand.js";
import { emptySelection, type SelectionContext, type SelectionDraft } from "./selection-draft.js";
import { followCast } from "./follow-cast.js";
import { namesOperation } from "./names-operation.js";

/** Binds `$select` and `$expand` (OData 4.0 Part 2 §5.1.2 and §5.1.3). @throws {UriError} */
export function bindSelection(
  options: QueryOptions,
  target: ValueType,
  context: SelectionContext,
): Selection {
  const { select, expand } = options;
  if (target.kind !== "Structured") {
    const item = select?.[0] ?? expand?.[0];
    if (item === undefined) return emptySelection();
    throw new UriError(`values of ${target.kind} have no properties`, {
      option: select === undefined ? "$expand" : "$select",
      position: item.position,
    });
  }
  const draft = select === undefined ? emptySelection() : bindSelect(select, target.type, context);
  bindExpansions(draft, expand ?? [], target.type, context);
  return draft;
}

function bindSelect(
  items: readonly SelectSyntax[],
  type: StructuredType,
  context: SelectionContext,
): SelectionDraft {
  const draft = emptySelection();
  const properties = new Map<string, SelectedProperty>();
  let isAll = false;
  for (const item of items) {
    if (item.path[0]?.name === "*") isAll = true;
    else selectPath(draft, properties, item, type, context);
  }
  draft.properties = isAll ? undefined : properties;
  return draft;
}

function selectPath(
  draft: SelectionDraft,
  properties: Map<string, SelectedProperty>,
  item: SelectSyntax,
  start: StructuredType,
  context: SelectionContext,
): void {
  let type = start;
  for (const [index, { name, position }] of item.path.entries()) {
    const rest = item.path.slice(index + 1);
    if (name.includes(".")) {
      if (rest.length === 0 && namesOperation(context.index, name)) return;
      type = followCast(context.index, type, { name, position }, "$select");
      if (rest.length > 0) continue;
      throw new UriError(`expected "/" and a property behind the type ${name}`, {
        option: "$select",
        position,
      });
    }
    const member = findMember(type, name);
    if (member?.kind === "NavigationProperty") {
      rejectBehindNavigation(item, rest, name);
      draft.navigation.add(member);
      return;
    }
    if (member === undefined) {
      if (namesOperation(context.index, name) && rest.length === 0) return;
      if (!type.isOpen) {
        const message = describeUnknownMember(type, name);
        throw new UriError(message, { option: "$select", position });
      }
    }
    addProperty(properties, name, member, selectWithin(member, item, rest, context));
    return;
  }
}

function rejectBehindNavigation(
  { options }: SelectSyntax,
  rest: readonly PathName[],
  name: string,
): void {
  const [next] = rest;
  if (next === undefined && options === undefined) return;
  throw new UriError(
    `"${name}" is a navigation property; what is wanted of it stands in $expand, as ${name}($select=…)`,
    { option: "$select", position: next?.position ?? 0 },
  );
}

/** The selection within a complex property, if the path or its options go on. */
function selectWithin(
  member: Property | undefined,
  { path, options, position }: SelectSyntax,
  rest: readonly PathName[],
  context: SelectionContext,
): Selection | undefined {
  const nested = options === undefined ? undefined : selectOf(options, position);
  if (rest.length === 0 && nested === undefined) return undefined;
  const type = member?.type.type;
  if (type?.kind !== "ComplexType") {
    if (type === undefined) return undefined;
    const name = path[path.length - rest.length - 1]?.name ?? "";
    throw new UriError(`"${name}" has no properties`, {
      option: "$select",
      position: rest[0]?.position ?? position,
    });
  }
  if (rest.length === 0) return bindSelect(nested ?? [], type, context);
  const within: SelectSyntax =
    options === undefined ? { path: rest, position } : { path: rest, position, options };
  return bindSelect([within], type, context);
}

function selectOf(options: QueryOptions, position: number): readonly SelectSyntax[] {
  const { select, aliases, custom: _custom, ...others } = options;
  const [other] = Object.keys(others);
  if (other !== undefined || aliases.size > 0 || select === undefined) {
    const name = other === undefined ? "an alias" : `$${other}`;
    throw new UriError(`${name} is not supported within $select; only $select is`, {
      option: "$select",
      position,
    });
  }
  return select;
}

/** Adds to what of the property is selected already: all of it stays all. */
function addProperty(
  properties: Map<string, SelectedProperty>,
  name: string,
  property: Property | undefined,
  selection: Selection | undefined,
): void {
  const before = properties.get(name);
  if (before !== undefined && before.selection === undefined) return;
  if (selection === undefined || before?.selection === undefined) {
    properties.set(name, selection === undefined ? { property } : { property, selection });
    return;
  }
  properties.set(name, { property, selection: mergeSelections(before.selection, selection) });
}

function mergeSelections(a: Selection, b: Selection): Selection {
  if (a.properties === undefined || b.properties === undefined) {
    return { ...a, properties: undefined, navigation: new Set([...a.navigation, ...b.navigation]) };
  }
  const properties = new Map(a.properties);
  for (const [name, { property, selection }] of b.properties) {
    addProperty(properties, name, property, selection);
  }
  return { ...a, properties, navigation: new Set([...a.navigation, ...b.navigation]) };
}
