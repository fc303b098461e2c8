import { readCapabilities, type EntityType, type NavigationProperty } from "@graphslice/csdl";
import { describeElement } from "../models/describe-element.js";
import { createDoc, type DocParts } from "../views/doc-view.js";
import type { PathMemberView } from "../views/path-module-view.js";
import { runtimeType, type PathType } from "../views/path-type.js";
import type { ClientContext } from "./client-context.js";
import type { Member } from "./collect-members.js";
import { complexPathType } from "./complex-path-type.js";
import { describeHttp, describeOverloads, verbsOf } from "./describe-http.js";
import { operationType } from "./operation-type.js";
import { isReferenced, placeType } from "./place-type.js";

/** A readonly member with its doc comment. */
export function createPathMember(name: string, type: PathType, doc?: DocParts): PathMemberView {
  return {
    kind: "member",
    name,
    isOptional: false,
    type,
    ...(doc === undefined ? {} : { doc: createDoc(doc, 2) }),
  };
}

/**
 * What a path has at a name.
 *
 * @param address of the path itself; `…` where it has none of its own
 */
export function declareMember(
  member: Member,
  address: string,
  context: ClientContext,
): PathMemberView {
  const { name } = member;
  const here = `${address}/${name}`;
  switch (member.kind) {
    case "navigation":
      return declareNavigation(member.property, here, context);
    case "stream": {
      const http = describeHttp(["GET", "PUT", "DELETE"], here);
      const { description, notes = [], deprecated } = describeElement(member.property);
      const doc = { description, notes: [...notes, http], deprecated };
      return createPathMember(name, runtimeType("StreamPath"), doc);
    }
    case "media":
      return createPathMember(name, runtimeType("MediaPath"), {
        description: "The bytes of the entity.",
        notes: [describeHttp(["GET", "PUT", "DELETE"], here)],
      });
    case "complex":
      return createPathMember(name, complexPathType(member.type, member.isCollection, context), {
        ...describeElement(member.property),
        notes: [describeHttp(["GET", member.isCollection ? "PUT" : "PATCH"], here)],
      });
    case "operation": {
      const overloads = member.groups.flatMap((group) => group.overloads);
      const [first] = overloads;
      const { description, deprecated } = first === undefined ? {} : describeElement(first);
      return createPathMember(name, operationType(overloads, context), {
        description,
        notes: [...new Set(describeOverloads(overloads, here))],
        deprecated,
      });
    }
  }
}

function declareNavigation(
  property: NavigationProperty,
  address: string,
  context: ClientContext,
): PathMemberView {
  const { name, type } = property;
  const { description, deprecated } = describeElement(property);
  if (type.type.kind !== "EntityType") {
    const notes = [describeHttp(["GET"], address)];
    return createPathMember(name, runtimeType("AnyPath"), { description, notes, deprecated });
  }
  return declarePlace(name, type.type, {
    isCollection: type.isCollection,
    isReferenced: isReferenced(property, context),
    element: property,
    address,
    context,
  });
}

interface Place {
  readonly isCollection: boolean;
  readonly isReferenced: boolean;
  /** What says what can be done there. */
  readonly element: NavigationProperty | Parameters<typeof readCapabilities>[0];
  readonly address: string;
  readonly context: ClientContext;
}

/** A set, a singleton or a navigation property. */
export function declarePlace(
  name: string,
  type: EntityType,
  { isCollection, isReferenced, element, address, context }: Place,
): PathMemberView {
  const capabilities = readCapabilities(element);
  const { description, deprecated } = describeElement(element);
  const verbs = verbsOf(type, isCollection, capabilities);
  return createPathMember(
    name,
    placeType(type, isCollection, isReferenced, capabilities, context),
    {
      description,
      notes: [describeHttp(verbs, address)],
      deprecated,
    },
  );
}
