import { findAnnotation, readConstant, readMember } from "@graphslice/csdl";
import { DOCUMENTED } from "../operations/mock-terms.js";
import type { JsonObject } from "../json.js";
import { badRequest, entityNotFound } from "../refusal.js";
import { copyBare, parseJsonObject } from "../body/parse-json.js";
import type { CollectionResource, EntityResource } from "../resource/resource.js";
import { MEDIA, type Entity, type StreamValue } from "../store/entity.js";
import { pathOf } from "../store/entity-list.js";
import { NO_CONTENT, type Answer } from "./answer.js";
import { capabilitiesOf, elementOf } from "./capability.js";
import { addRelated, deleteEntity, updateEntity } from "./change-entity.js";
import { dropServerSet } from "./drop-server-set.js";
import { checkPreconditions, etagOf } from "./etag.js";
import { bytesOf, jsonBytesOf, jsonFormatOf, type Exchange } from "./exchange.js";
import { parseMediaType } from "./media-type.js";
import { answerWritten } from "./read-entity.js";
import { refuseIssues } from "./refuse-issues.js";
import type { Service } from "./service.js";

/** POST to a collection. */
export function createEntity(resource: CollectionResource, exchange: Exchange): Answer {
  const { service } = exchange;
  const { type } = resource;
  jsonFormatOf(exchange);
  const media = readMedia(resource, exchange);
  const given = media === undefined ? parseJsonObject(jsonBytesOf(exchange)) : {};
  const body = service.isDocumented ? dropServerSet(type, given, "create", service) : given;
  // What stands in the bytes' place has no properties of its own yet.
  if (media === undefined) refuseIssues(service.schemas.judgeCreate(type, body));
  return insert(resource, body, exchange, media);
}

/** Adds an entity to a collection, and answers with it. */
function insert(
  resource: CollectionResource | EntityResource,
  body: JsonObject,
  exchange: Exchange,
  media?: Omit<StreamValue, "changed">,
): Answer {
  const { service } = exchange;
  const { type, relation } = resource;
  return service.store.transact(() => {
    const entity = addRelated(relation, type, body, service);
    if (media !== undefined) service.store.writeStream(entity, MEDIA, media);
    const location = `${service.base}/${pathOf(entity)}`;
    const created: EntityResource = {
      kind: "entity",
      relation,
      type,
      ...(resource.cast === undefined ? {} : { cast: resource.cast }),
      context: resource.context,
      entity,
      name: location,
      isKeyed: true,
    };
    const status = documentedStatus(resource, "Insert", service) ?? 201;
    return answerWritten(status, entity, created, exchange, location);
  });
}

/** The bytes that create a media entity (OData 4.0 Part 1 §11.4.7.1); undefined where the body is JSON. */
function readMedia(
  { type }: CollectionResource,
  exchange: Exchange,
): Omit<StreamValue, "changed"> | undefined {
  const contentType = exchange.headers.get("content-type");
  const media = contentType === null ? undefined : parseMediaType(contentType);
  if (!type.hasStream || type.isAbstract || contentType === null || media === undefined)
    return undefined;
  return media.type === "application/json" ? undefined : { bytes: bytesOf(exchange), contentType };
}

/** PATCH of an entity. Where there is none it is created, if the metadata say so. */
export function changeEntity(resource: EntityResource, exchange: Exchange): Answer {
  const { service, headers } = exchange;
  const { key, type } = resource;
  if (resource.entity === undefined && key !== undefined && isUpsertable(resource)) {
    checkPreconditions(headers, undefined);
    const given = parseJsonObject(jsonBytesOf(exchange));
    const body = copyBare({ ...given, ...key }) as JsonObject;
    refuseIssues(service.schemas.judgeCreate(type, body));
    return insert(resource, body, exchange);
  }
  const entity = requireStored(resource);
  const given = parseJsonObject(jsonBytesOf(exchange));
  checkPreconditions(headers, etagOf(entity, service));
  const body = service.isDocumented ? dropServerSet(entity.type, given, "update", service) : given;
  return service.store.transact(() => {
    updateEntity(entity, body, service);
    return answerWritten(200, entity, resource, exchange);
  });
}

/** `Upsertable`: a PATCH creates what is not there (OData 4.0 Part 1 §11.4.4). */
function isUpsertable(resource: EntityResource): boolean {
  const element = elementOf(resource);
  if (element === undefined) return false;
  const restrictions = findAnnotation(element, "Org.OData.Capabilities.V1.UpdateRestrictions");
  return readConstant(readMember(restrictions?.value, "Upsertable")) === "true";
}

/** DELETE of an entity. */
export function removeEntity(resource: EntityResource, exchange: Exchange): Answer {
  const { service, headers } = exchange;
  const entity = requireStored(resource);
  checkPreconditions(headers, etagOf(entity, service));
  service.store.transact(() => deleteEntity(entity, service));
  const status = documentedStatus(resource, "Delete", service);
  return status === undefined ? NO_CONTENT : { status };
}

/** Singletons stay. */
export function isDeletable(resource: EntityResource): boolean {
  const { relation } = resource;
  const isSingleton = relation.kind === "list" && relation.list.element.kind === "Singleton";
  return !isSingleton && capabilitiesOf(resource).canDelete;
}

export function requireStored({ entity, name }: EntityResource): Entity {
  if (entity === undefined) throw entityNotFound(name);
  if (entity.home === undefined)
    throw badRequest(`'${name}' is the result of a function and cannot be changed.`);
  return entity;
}

/** The status that the reference pages give, where the service answers as they do. */
function documentedStatus(
  resource: CollectionResource | EntityResource,
  event: "Insert" | "Delete",
  { isDocumented }: Service,
): number | undefined {
  const element = isDocumented ? elementOf(resource) : undefined;
  const record = element === undefined ? undefined : findAnnotation(element, DOCUMENTED)?.value;
  const status = Number(readConstant(readMember(record, event)));
  return status >= 200 && status < 300 ? status : undefined;
}
