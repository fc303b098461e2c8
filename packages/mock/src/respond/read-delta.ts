import { createBare } from "../create-bare.js";
import type { BoundQuery } from "../query/bound-query.js";
import { selectPage } from "../query/select-page.js";
import type { JsonObject } from "../json.js";
import { Refusal } from "../refusal.js";
import { declaredTypeOf, itemsOf } from "../resource/cast-items.js";
import type { CollectionResource } from "../resource/resource.js";
import type { Entity } from "../store/entity.js";
import { pathOf } from "../store/entity-list.js";
import { keyTextOf } from "../store/key.js";
import { layoutOf } from "../resource/type-layout.js";
import type { Answer } from "./answer.js";
import { contextOfEntities } from "./context-url.js";
import { EntityWriter } from "./entity-writer.js";
import { jsonFormatOf, type Exchange } from "./exchange.js";
import { createJsonAnswer } from "./json-answer.js";
import { writeArray } from "./json-text.js";
import { appliedPageSize, findPage, pageSizeOf, writeNextLink } from "./read-collection.js";
import { withoutOptions } from "./search-options.js";
import { readSkipToken, staleToken, writeSkipToken, type TokenScope } from "./skip-token.js";

/** What has happened to an entity since a client asked. */
type Entry = { readonly entity: Entity; readonly removed?: "deleted" | "changed" };

/**
 * `delta`: first all entities, page by page, and at the end a link; from that link what was created, changed or deleted
 * since the first page (OData 4.0 Part 1 §11.3).
 */
export function readDelta(resource: CollectionResource, exchange: Exchange): Answer {
  const { service, options } = exchange;
  const { store } = service;
  const format = jsonFormatOf(exchange);
  const query = service.syntax.bind(options, { type: resource.type, isCollection: true });
  const scope = scopeOf(exchange);
  const size = pageSizeOf(exchange);
  const start = query.skipToken === undefined ? undefined : readSkipToken(query.skipToken, scope);
  const time = start?.time ?? store.time;
  const since =
    query.deltaToken === undefined
      ? undefined
      : readDeltaToken(query.deltaToken, scope, store.time);
  let entries: readonly Entry[];
  let hasMore: boolean;
  let offset = start?.offset ?? 0;
  let next: number;
  if (since === undefined) {
    const page = findPage(resource, query, size, start, service);
    entries = page.items.map((entity) => ({ entity }));
    ({ hasMore, next } = page);
  } else {
    const all = listChanges(resource, query, since, exchange);
    // Whoever writes between pages may make a client see a change twice, and never miss one.
    if (time !== store.time) offset = 0;
    entries = all.slice(offset, offset + size);
    next = offset + entries.length;
    hasMore = next < all.length;
  }
  const writer = new EntityWriter(service, format);
  let link: string;
  const last = entries.at(-1)?.entity;
  if (hasMore && last !== undefined) {
    const position = {
      taken: (start?.taken ?? 0) + entries.length,
      offset: next,
      sequence: last.sequence,
      time: since === undefined ? time : store.time,
    };
    const url = writeNextLink(exchange, writeSkipToken(position, scope));
    link = `"@odata.nextLink":${JSON.stringify(url)}`;
  } else {
    const url = writeDeltaLink(exchange, since === undefined ? time : store.time, scope);
    link = `"@odata.deltaLink":${JSON.stringify(url)}`;
  }
  const value = writeArray(entries, ({ entity, removed }) =>
    removed === undefined
      ? writer.writeEntity(entity, declaredTypeOf(resource), query.select)
      : JSON.stringify(describeRemoved(entity, removed, exchange)),
  );
  const context = contextOfEntities(resource, query.select, false, service);
  return createJsonAnswer(
    200,
    since === undefined ? context : `${context}/$delta`,
    `${link},"value":${value}`,
    format,
    appliedPageSize(exchange),
  );
}

function listChanges(
  resource: CollectionResource,
  query: BoundQuery,
  since: number,
  { service: { store } }: Exchange,
): readonly Entry[] {
  const { top: _, skip: __, ...rest } = query;
  const changed = itemsOf(resource, store).filter((entity) => entity.changed > since);
  const passing = new Set(selectPage(changed, rest, store.navigator).items);
  const entries = changed.flatMap((entity): readonly Entry[] => {
    if (passing.has(entity)) return [{ entity }];
    return entity.created > since ? [] : [{ entity, removed: "changed" }];
  });
  const { relation } = resource;
  if (relation.kind === "computed") return entries;
  const list = relation.kind === "list" ? relation.list : relation.target;
  // Of what is referred to elsewhere only changes are known.
  if (relation.kind === "references" && list.owner !== relation.owner) return entries;
  if (since < list.forgotten) throw staleToken();
  const removed = list.removals.filter(
    (removal) =>
      removal.removed > since &&
      removal.entity.created <= since &&
      list.find(keyTextOf(removal.entity.type, removal.entity.values)) === undefined,
  );
  return [...entries, ...removed.map(({ entity }) => ({ entity, removed: "deleted" as const }))];
}

/** Graph tells the keys of what is gone, OData 4.0 its id. */
function describeRemoved(
  entity: Entity,
  reason: "deleted" | "changed",
  { service }: Exchange,
): JsonObject {
  const members = createBare();
  members["@odata.id"] = `${service.base}/${pathOf(entity)}`;
  for (const { name } of layoutOf(entity.type).key) members[name] = entity.values[name] ?? null;
  members["@removed"] = { reason };
  return members;
}

function readDeltaToken(token: string, scope: TokenScope, now: number): number {
  if (token === "latest") return now;
  const { time } = readSkipToken(token, scope, "$deltatoken");
  if (time > now)
    throw new Refusal(410, "The delta link belongs to another state. Start again without it.");
  return time;
}

function writeDeltaLink(
  { service, path, search }: Exchange,
  time: number,
  scope: TokenScope,
): string {
  const token = writeSkipToken({ taken: 0, offset: 0, sequence: 0, time }, scope);
  const kept = withoutOptions(search, ["skiptoken", "deltatoken"]);
  return `${service.base}/${path}?${[...kept, `$deltatoken=${token}`].join("&")}`;
}

function scopeOf({ service, path, search }: Exchange): TokenScope {
  const kept = withoutOptions(search, ["skiptoken", "deltatoken"]);
  return { epoch: service.epoch, request: `${path}?${kept.join("&")}` };
}
