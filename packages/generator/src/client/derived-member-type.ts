import { readCapabilities, type Capabilities, type NavigationProperty } from "@graphslice/csdl";
import { intersectionType, type PathType } from "../views/path-type.js";
import type { ClientContext } from "./client-context.js";
import { clientType } from "./client-names.js";
import { commonAncestor } from "./common-ancestor.js";
import { complexPathType } from "./complex-path-type.js";
import type { OwnedMember } from "./member-bases.js";
import { isReferenced, placeType } from "./place-type.js";

/**
 * The path at a member of derived types, whose owner is not known without a cast. Navigation and complex values of
 * several types lead to what these have in common; operations are overloads of each other; of anything else the first
 * stands.
 */
export function derivedMemberType(owned: readonly OwnedMember[], context: ClientContext): PathType {
  const links = owned.flatMap(([, member]) =>
    member.kind === "navigation" ? [member.property] : [],
  );
  if (links.length > 1 && links.length === owned.length) {
    const shared = sharedPlace(links, context);
    if (shared !== undefined) return shared;
  }
  const [[, first] = []] = owned;
  if (first?.kind === "complex" && first.type !== first.property.type.type) {
    return complexPathType(first.type, first.isCollection, context);
  }
  const isOperation = owned.every(([, { kind }]) => kind === "operation");
  const shown = isOperation ? owned : owned.slice(0, 1);
  return intersectionType(
    shown.map(([owner, { name }]) => ({
      kind: "index",
      object: clientType(owner, "Members", context),
      key: name,
    })),
  );
}

/** The path at what several navigation properties lead to; `undefined` if that is one type, or nothing. */
function sharedPlace(
  links: readonly NavigationProperty[],
  context: ClientContext,
): PathType | undefined {
  const [first] = links;
  const targets = new Set(links.map(({ type }) => type.type));
  const cardinalities = new Set(links.map(({ type }) => type.isCollection));
  if (first === undefined || targets.size === 1 || cardinalities.size > 1) return undefined;
  const types = [...targets].filter((type) => type.kind === "EntityType");
  const shared = types.length === targets.size ? commonAncestor(types) : undefined;
  if (shared === undefined || !context.nodes.has(shared)) return undefined;
  const capabilities = links.map(readCapabilities).reduce(intersectCapabilities);
  const areReferenced = links.every((link) => isReferenced(link, context));
  return placeType(shared, first.type.isCollection, areReferenced, capabilities, context);
}

function intersectCapabilities(a: Capabilities, b: Capabilities): Capabilities {
  return {
    canRead: a.canRead && b.canRead,
    canCount: a.canCount && b.canCount,
    canInsert: a.canInsert && b.canInsert,
    canUpdate: a.canUpdate && b.canUpdate,
    canDelete: a.canDelete && b.canDelete,
  };
}
