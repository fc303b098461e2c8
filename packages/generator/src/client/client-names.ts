import type { EntityType, StructuredType } from "@graphslice/csdl";
import { namesOf } from "../models/map-type.js";
import { runtimeType, type PathType, type PathTypeName } from "../views/path-type.js";
import type { ClientContext } from "./client-context.js";

/** What the interfaces of a type's module are called, behind the type's name. */
export type Suffix =
  | "Node"
  | "Links"
  | "Literals"
  | "Casts"
  | "Members"
  | "DerivedMembers"
  | "Path"
  | "CollectionMembers"
  | "Collection";

/** One of the interfaces of a type. */
export function clientType(
  type: StructuredType,
  suffix: Suffix,
  { names }: Pick<ClientContext, "names">,
): PathTypeName {
  const { read, path } = namesOf(type, names);
  return {
    kind: "name",
    name: `${names.clients.types.get(type) ?? read}${suffix}`,
    path,
    typeArguments: [],
  };
}

/** A type of the runtime that is made for the node of an entity type. */
export function nodeType(
  name: string,
  type: EntityType,
  context: ClientContext,
  ...others: readonly PathType[]
): PathTypeName {
  return runtimeType(name, clientType(type, "Node", context), ...others);
}
