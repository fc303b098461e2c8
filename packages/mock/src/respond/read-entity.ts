import { badRequest, entityNotFound } from "../refusal.js";
import { declaredTypeOf } from "../resource/cast-items.js";
import type { EntityResource } from "../resource/resource.js";
import { NO_CONTENT, type Answer } from "./answer.js";
import { contextOfEntities, isOfCollection } from "./context-url.js";
import { EntityWriter } from "./entity-writer.js";
import { etagOf, isUnchanged } from "./etag.js";
import { jsonFormatOf, type Exchange } from "./exchange.js";
import { createJsonAnswer } from "./json-answer.js";
import { membersOf } from "./json-text.js";
import type { Entity } from "../store/entity.js";

/** GET of an entity, or of its reference; nothing where a navigation property is null. */
export function readEntity(
  resource: EntityResource,
  exchange: Exchange,
  form: "entity" | "ref",
): Answer {
  const format = jsonFormatOf(exchange);
  const { service, options, headers } = exchange;
  const { entity, type } = resource;
  const query = service.syntax.bind(options, { type: entity?.type ?? type, isCollection: false });
  if (entity === undefined) {
    if (resource.isKeyed) throw entityNotFound(resource.name);
    return NO_CONTENT;
  }
  const etag = entity.home === undefined ? undefined : etagOf(entity, service);
  if (isUnchanged(headers, etag)) return { status: 304, headers: { etag: etag ?? "" } };
  const writer = new EntityWriter(service, format);
  if (form === "ref") {
    const reference = membersOf(writer.writeReference(entity));
    return createJsonAnswer(200, `${service.base}/$metadata#$ref`, reference, format);
  }
  const written = writer.writeMembers(entity, declaredTypeOf(resource), query.select);
  const context = contextOfEntities(resource, query.select, isOfCollection(resource), service);
  const members = service.isDocumented && resource.isKeyed ? `"value":{${written}}` : written;
  return createJsonAnswer(200, context, members, format, etag === undefined ? {} : { etag });
}

/**
 * What a write that created or changed an entity answers.
 *
 * @param location where it is, if it was created
 */
export function answerWritten(
  status: number,
  entity: Entity,
  resource: EntityResource,
  exchange: Exchange,
  location?: string,
): Answer {
  const { service, options, preferences } = exchange;
  const headers: Record<string, string> = {};
  if (location !== undefined) headers["location"] = location;
  if (preferences.return !== undefined)
    headers["preference-applied"] = `return=${preferences.return}`;
  headers["etag"] = etagOf(entity, service);
  if (preferences.return === "minimal" || status === 204) {
    // Without a body, the header says what was made (OData Protocol 4.01 §8.3.4).
    if (location !== undefined) headers["odata-entityid"] = location;
    return { status: 204, headers };
  }
  const { filter, orderby, top, skip, count } = options;
  if (filter ?? orderby ?? top ?? skip ?? count)
    throw badRequest("Only $select and $expand fit a write.");
  const format = jsonFormatOf(exchange);
  const query = service.syntax.bind(options, { type: entity.type, isCollection: false });
  const written = new EntityWriter(service, format).writeMembers(
    entity,
    declaredTypeOf(resource),
    query.select,
  );
  const context = contextOfEntities(resource, query.select, isOfCollection(resource), service);
  return createJsonAnswer(status, context, written, format, headers);
}
