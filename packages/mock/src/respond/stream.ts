import { createBare } from "../create-bare.js";
import { badRequest, Refusal } from "../refusal.js";
import { acceptedTypes, acceptsType } from "../resource/accepted-types.js";
import type { StreamResource } from "../resource/resource.js";
import { MEDIA } from "../store/entity.js";
import { NO_CONTENT, type Answer } from "./answer.js";
import { checkPreconditions, isUnchanged, streamEtagOf } from "./etag.js";
import { bytesOf, type Exchange } from "./exchange.js";
import { includesType, parseAccept, parseMediaType } from "./media-type.js";
import { stampValues } from "./stamp-values.js";
import { parseJson } from "../body/parse-json.js";

/** GET of a stream: the bytes with their own type; nothing where nobody has written any. */
export function readStream(
  { entity, property }: StreamResource,
  { headers, service }: Exchange,
): Answer {
  const value = entity.streams?.get(property?.name ?? MEDIA);
  if (value === undefined) return NO_CONTENT;
  const etag = streamEtagOf(value, entity, service);
  if (isUnchanged(headers, etag)) return { status: 304, headers: { etag } };
  const media = parseMediaType(value.contentType)?.type ?? value.contentType;
  if (!parseAccept(headers.get("accept")).some((range) => includesType(range, media))) {
    throw new Refusal(406, `The stream is only available as ${media}.`);
  }
  return { status: 200, headers: { "content-type": value.contentType, etag }, body: value.bytes };
}

/** PUT of a stream. @throws {Refusal} 400 for JSON that is none, 415 for a type that the metadata does not accept */
export function replaceStream(resource: StreamResource, exchange: Exchange): Answer {
  const { entity, property } = resource;
  const { service, headers } = exchange;
  const contentType = headers.get("content-type") ?? "application/octet-stream";
  const media = parseMediaType(contentType);
  const accepted = acceptedTypes(property ?? entity.type);
  if (media === undefined || !acceptsType(accepted, media.type)) {
    throw new Refusal(
      415,
      `Invalid Content-Type: expected ${accepted.join(" or ") || "a media type"} but received ${contentType.slice(0, 100)}.`,
    );
  }
  const bytes = bytesOf(exchange);
  if (media.type === "application/json") parseJson(bytes);
  checkStreamPreconditions(resource, exchange);
  const name = property?.name ?? MEDIA;
  return service.store.transact(() => {
    service.store.writeStream(entity, name, { bytes, contentType });
    stamp(resource, exchange);
    const value = entity.streams?.get(name);
    if (value === undefined) throw badRequest("The stream is gone.");
    return { status: 204, headers: { etag: streamEtagOf(value, entity, service) } };
  });
}

/** DELETE of a stream: its value becomes null. */
export function removeStream(resource: StreamResource, exchange: Exchange): Answer {
  const { entity, property } = resource;
  checkStreamPreconditions(resource, exchange);
  const { store } = exchange.service;
  store.transact(() => {
    store.writeStream(entity, property?.name ?? MEDIA, undefined);
    stamp(resource, exchange);
  });
  return NO_CONTENT;
}

function checkStreamPreconditions(
  { entity, property }: StreamResource,
  { headers, service }: Exchange,
): void {
  const value = entity.streams?.get(property?.name ?? MEDIA);
  checkPreconditions(
    headers,
    value === undefined ? undefined : streamEtagOf(value, entity, service),
  );
}

function stamp({ entity }: StreamResource, { service }: Exchange): void {
  const values = Object.assign(createBare(), entity.values);
  stampValues(entity.type, values, "update", service);
  service.store.change(entity, values);
}
