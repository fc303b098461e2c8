import {
  lineageOf,
  type Capabilities,
  type EntityType,
  type NavigationProperty,
} from "@graphslice/csdl";
import {
  globalType,
  intersectionType,
  runtimeType,
  stringType,
  type PathType,
} from "../views/path-type.js";
import type { ClientContext } from "./client-context.js";
import { clientType, nodeType } from "./client-names.js";
import { hasDelta, memberBases, pathMembers, propertyPaths } from "./member-bases.js";
import { keySignatures } from "./key-signatures.js";

/** The path at an entity set, a singleton or a navigation property, with no verb that the service refuses there. */
export function placeType(
  type: EntityType,
  isCollection: boolean,
  isReferenced: boolean,
  capabilities: Capabilities,
  context: ClientContext,
): PathType {
  if (!isCollection) {
    if (!isRestricted(type, capabilities)) {
      return isReferenced
        ? nodeType("Referenced", type, context)
        : clientType(type, "Path", context);
    }
    return withReferences(
      "Referenced",
      restrictedPath(type, capabilities, context),
      type,
      isReferenced,
      context,
    );
  }
  const isKeyed = keySignatures(type).length > 0;
  if (isKeyed && Object.values(capabilities).every(Boolean)) {
    return isReferenced
      ? nodeType("ReferencedCollection", type, context)
      : clientType(type, "Collection", context);
  }
  return withReferences(
    "ReferencedCollection",
    restrictedCollection(type, capabilities, context),
    type,
    isReferenced && isKeyed,
    context,
  );
}

/** Whether the target of a navigation property lives elsewhere, or is stored in a set of its own as well. */
export function isReferenced(
  { type, containsTarget, declaringType }: NavigationProperty,
  { stored }: ClientContext,
): boolean {
  // Nothing is stored below a value, whatever the CSDL says.
  if (!containsTarget || declaringType.kind === "ComplexType") return true;
  return type.type.kind === "EntityType" && lineageOf(type.type).some((each) => stored.has(each));
}

function isRestricted(type: EntityType, { canRead, canUpdate, canDelete }: Capabilities): boolean {
  return !(canRead && canUpdate && (canDelete || keySignatures(type).length === 0));
}

function restrictedPath(
  type: EntityType,
  { canRead, canUpdate, canDelete }: Capabilities,
  context: ClientContext,
): PathType {
  const members = pathMembers(type, context);
  return intersectionType([
    runtimeType("AnyPath"),
    ...(canRead ? [nodeType("Readable", type, context)] : []),
    ...(canUpdate ? [nodeType("Updatable", type, context)] : []),
    ...(canDelete ? [runtimeType("Deletable")] : []),
    nodeType("Castable", type, context, stringType("path")),
    ...(members === undefined ? [] : [members]),
    propertyPaths(type, context),
  ]);
}

function restrictedCollection(
  type: EntityType,
  capabilities: Capabilities,
  context: ClientContext,
): PathType {
  const { canRead, canCount, canInsert } = capabilities;
  const item = isRestricted(type, capabilities)
    ? restrictedPath(type, capabilities, context)
    : clientType(type, "Path", context);
  return intersectionType([
    runtimeType("AnyPath"),
    ...(canRead ? [nodeType("Listable", type, context)] : []),
    ...(canRead && canCount ? [nodeType("Countable", type, context)] : []),
    ...(canInsert ? [nodeType("Insertable", type, context)] : []),
    ...(canRead && hasDelta(type, context) ? [nodeType("Trackable", type, context)] : []),
    nodeType("Castable", type, context, stringType("collection")),
    ...memberBases(type, "CollectionMembers", context),
    ...keySignatures(type).map((key) => runtimeType("FunctionPath", key.type, item)),
  ]);
}

function withReferences(
  name: "Referenced" | "ReferencedCollection",
  path: PathType,
  type: EntityType,
  isReferenced: boolean,
  context: ClientContext,
): PathType {
  if (!isReferenced) return path;
  const arms = path.kind === "intersection" ? path.arms : [path];
  return intersectionType([
    ...arms,
    globalType("Pick", nodeType(name, type, context), stringType("$ref")),
  ]);
}
