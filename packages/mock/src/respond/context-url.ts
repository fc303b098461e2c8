import type { TypeReference } from "@graphslice/csdl";
import type { Selection } from "../query/bound-query.js";
import type { CollectionResource, EntityResource } from "../resource/resource.js";
import type { Service } from "./service.js";

/** Context URLs (OData JSON Format 4.0 §4.5.1, OData 4.0 Part 1 §10). */
export function contextOfEntities(
  { context, cast }: CollectionResource | EntityResource,
  selection: Selection | undefined,
  isEntity: boolean,
  { base }: Service,
): string {
  const typed = cast === undefined ? context : `${context}/${cast.qualifiedName}`;
  return `${base}/$metadata#${typed}${writeSelection(selection)}${isEntity ? "/$entity" : ""}`;
}

/** A singleton, and an entity that no set or list holds, have no `$entity` behind them. */
export function isOfCollection({ relation }: EntityResource): boolean {
  return relation.kind === "list" ? !relation.list.isSingle : relation.kind === "references";
}

export function contextOfType({ type, isCollection }: TypeReference, { base }: Service): string {
  return `${base}/$metadata#${isCollection ? `Collection(${type.qualifiedName})` : type.qualifiedName}`;
}

function writeSelection(selection: Selection | undefined): string {
  if (selection === undefined) return "";
  const names = [
    ...(selection.properties?.keys() ?? []),
    ...[...selection.expand.values()].map(({ property, query, form }) =>
      form === "entity" ? `${property.name}${writeSelection(query.select) || "()"}` : property.name,
    ),
  ];
  return names.length === 0 ? "" : `(${names.join(",")})`;
}
