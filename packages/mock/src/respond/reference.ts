import { parseJsonObject } from "../body/parse-json.js";
import { badRequest, entityNotFound, methodNotAllowed } from "../refusal.js";
import type { CollectionResource, EntityResource } from "../resource/resource.js";
import type { Relation } from "../store/relation.js";
import { NO_CONTENT, type Answer } from "./answer.js";
import { linkEntity } from "./change-entity.js";
import { jsonBytesOf, type Exchange } from "./exchange.js";
import { resolveReference } from "./resolve-reference.js";

type References = Relation & { readonly kind: "references" };

/** POST to a collection's `$ref`, PUT to that of a single-valued navigation property (OData 4.0 Part 1 §11.4.6). */
export function addReference(of: CollectionResource | EntityResource, exchange: Exchange): Answer {
  const relation = requireReferences(of, exchange.method);
  const body = parseJsonObject(jsonBytesOf(exchange));
  const { "@odata.id": id, ...rest } = body;
  const unknown = Object.keys(rest).find((name) => !name.startsWith("@"));
  if (unknown !== undefined) throw badRequest(`Invalid ${unknown}: expected no such member.`);
  if (typeof id !== "string") throw badRequest("Invalid @odata.id: expected a URL.");
  const { service } = exchange;
  return service.store.transact(() => {
    const target = resolveReference(id, service);
    if (of.kind === "collection" && service.store.itemsOf(relation).includes(target)) {
      throw badRequest(
        `One or more added object references already exist for the following modified properties: '${relation.property.name}'.`,
      );
    }
    linkEntity(relation, target, of.type, service);
    return NO_CONTENT;
  });
}

/** DELETE of a reference; of a collection's by `$id`, or by the key before `$ref`. */
export function removeReference(
  of: CollectionResource | EntityResource,
  exchange: Exchange,
): Answer {
  const relation = requireReferences(of, "DELETE");
  const { service, options } = exchange;
  return service.store.transact(() => {
    const target =
      of.kind === "entity"
        ? of.entity
        : options.id === undefined
          ? undefined
          : resolveReference(options.id, service);
    if (of.kind === "collection" && options.id === undefined) {
      throw badRequest("Deleting a reference needs $id, or a key before $ref.");
    }
    if (target === undefined || !service.store.itemsOf(relation).includes(target)) {
      throw entityNotFound(of.kind === "entity" ? of.name : (options.id ?? "$ref"));
    }
    service.store.unlink(relation, target);
    return NO_CONTENT;
  });
}

function requireReferences(
  { relation }: CollectionResource | EntityResource,
  method: string,
): References {
  if (relation.kind !== "references") throw methodNotAllowed(method, ["GET"]);
  return relation;
}
