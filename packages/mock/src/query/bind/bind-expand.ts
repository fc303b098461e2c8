import {
  allNavigationProperties,
  isOrDerivesFrom,
  type NavigationProperty,
  type StructuredType,
} from "@graphslice/csdl";
import { UriError } from "../../uri/uri-error.js";
import type { Expansion } from "../bound-query.js";
import type { ExpandSyntax, PathName } from "../query-options.js";
import { describeUnknownMember, findMember } from "./bind-path.js";
import { emptySelection, type SelectionContext, type SelectionDraft } from "./selection-draft.js";
import { followCast } from "./follow-cast.js";

const option = "$expand";

/** Where the navigation property of an expanded item stands. */
interface Place {
  /** The selection of the complex value, or of the whole item, that has the property. */
  readonly draft: SelectionDraft;
  readonly type: StructuredType;
  /** The cast before the property, if one stands there. */
  readonly source: StructuredType | undefined;
}

/** Binds `$expand` into a selection. @throws {UriError} */
export function bindExpansions(
  draft: SelectionDraft,
  items: readonly ExpandSyntax[],
  type: StructuredType,
  context: SelectionContext,
): void {
  const explicit = new Set<NavigationProperty>();
  for (const item of items) bindItem(draft, item, type, context, explicit);
}

function bindItem(
  draft: SelectionDraft,
  item: ExpandSyntax,
  start: StructuredType,
  context: SelectionContext,
  explicit: Set<NavigationProperty>,
): void {
  let place: Place = { draft, type: start, source: undefined };
  for (const [index, step] of item.path.entries()) {
    const { name, position } = step;
    if (name === "*") return expandAll(place, item, context);
    if (name.includes(".")) {
      const type = followCast(context.index, place.type, step, option);
      place = { ...place, type, source: type };
      continue;
    }
    const member = findMember(place.type, name);
    if (member === undefined) {
      throw new UriError(describeUnknownMember(place.type, name), { option, position });
    }
    if (member.kind === "NavigationProperty") {
      if (explicit.has(member)) {
        throw new UriError(`"${name}" is expanded twice`, { option, position });
      }
      explicit.add(member);
      const rest = item.path.slice(index + 1);
      place.draft.expand.set(member, makeExpansion(member, place, item, rest, context));
      return;
    }
    const { type } = member.type;
    if (type.kind !== "ComplexType") {
      const message = `"${name}" is no navigation property; properties are chosen by $select`;
      throw new UriError(message, { option, position });
    }
    const within = place.draft.within.get(name) ?? emptySelection();
    place.draft.within.set(name, within);
    place = { draft: within, type, source: undefined };
  }
  throw new UriError("expected a navigation property at the end of the path", {
    option,
    position: item.position,
  });
}

function expandAll(
  { draft, type, source }: Place,
  item: ExpandSyntax,
  context: SelectionContext,
): void {
  for (const property of allNavigationProperties(type)) {
    if (draft.expand.has(property)) continue;
    const place = { draft, type, source };
    draft.expand.set(property, makeExpansion(property, place, item, [], context));
  }
}

function makeExpansion(
  property: NavigationProperty,
  { source }: Place,
  item: ExpandSyntax,
  rest: readonly PathName[],
  context: SelectionContext,
): Expansion {
  const { form, options, position } = item;
  const { isCollection } = property.type;
  let { type } = property.type;
  let cast: StructuredType | undefined;
  for (const step of rest) {
    if (!step.name.includes(".") || (type.kind !== "EntityType" && type.kind !== "ComplexType")) {
      const message = `"${property.name}" is a navigation property; expand what follows within it, as ${property.name}($expand=${step.name})`;
      throw new UriError(message, { option, position: step.position });
    }
    type = cast = followCast(context.index, type, step, option);
  }
  if (form === "count" && !isCollection) {
    const message = `"${property.name}" is no collection that $count could count`;
    throw new UriError(message, { option, position });
  }
  const { levels = 1, ...query } = options;
  if (levels !== 1) checkRecursive(property, position);
  return {
    property,
    form,
    query: context.bindNested(query, { type, isCollection }),
    levels: levels === "max" ? Number.POSITIVE_INFINITY : levels,
    ...(cast === undefined ? {} : { cast }),
    ...(source === undefined ? {} : { source }),
  };
}

/** `$levels` asks for the same property of what the property leads to (OData 4.0 Part 2 §5.1.2). */
function checkRecursive(
  { name, type: { type }, declaringType }: NavigationProperty,
  position: number,
): void {
  const isStructured = type.kind === "EntityType" || type.kind === "ComplexType";
  const isRecursive =
    isStructured && (isOrDerivesFrom(type, declaringType) || isOrDerivesFrom(declaringType, type));
  if (isRecursive) return;
  const message = `$levels needs a property that leads to its own type, which "${name}" does not`;
  throw new UriError(message, { option, position });
}
