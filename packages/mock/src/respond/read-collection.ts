import { bindQuery } from "../query/bind-query.js";
import type { BoundQuery } from "../query/bound-query.js";
import { selectPage, type Page } from "../query/select-page.js";
import type { QueryOptions } from "../query/query-options.js";
import type { JsonObject, JsonValue } from "../json.js";
import { methodNotAllowed } from "../refusal.js";
import { declaredTypeOf, itemsOf } from "../resource/cast-items.js";
import type { CollectionResource } from "../resource/resource.js";
import type { Entity } from "../store/entity.js";
import type { Answer } from "./answer.js";
import { capabilitiesOf, checkOptions } from "./capability.js";
import { contextOfEntities } from "./context-url.js";
import { EntityWriter } from "./entity-writer.js";
import { jsonFormatOf, type Exchange } from "./exchange.js";
import { createJsonAnswer } from "./json-answer.js";
import { withoutOptions } from "./search-options.js";
import type { Service } from "./service.js";
import {
  readSkipToken,
  staleToken,
  writeSkipToken,
  type SkipPosition,
  type TokenScope,
} from "./skip-token.js";

/** Pages larger than this are not preferred by anyone who has to wait for them. */
const LARGEST_PAGE = 10_000;

/** GET of a collection of entities, or of their references. */
export function readCollection(
  resource: CollectionResource,
  exchange: Exchange,
  form: "entity" | "ref",
): Answer {
  const { service, options } = exchange;
  const format = jsonFormatOf(exchange);
  if (!capabilitiesOf(resource).canRead) throw methodNotAllowed("GET", []);
  checkOptions(resource, options);
  const query = bindQuery(
    options,
    { type: resource.type, isCollection: true },
    service.index.model,
  );
  const size = pageSizeOf(exchange);
  const scope = scopeOf(exchange);
  const start = query.skipToken === undefined ? undefined : readSkipToken(query.skipToken, scope);
  const { items, count, hasMore } = findPage(resource, query, size, start, service);
  const writer = new EntityWriter(service, format);
  const value = items.map((item): JsonObject =>
    form === "ref"
      ? writer.writeReference(item)
      : writer.writeEntity(item, declaredTypeOf(resource), query.select),
  );
  const members: Record<string, JsonValue> = {};
  if (query.count) members["@odata.count"] = count;
  const last = items.at(-1);
  if (hasMore && last !== undefined) {
    const position = {
      offset: (start?.offset ?? 0) + items.length,
      sequence: last.sequence,
      time: service.store.time,
    };
    members["@odata.nextLink"] = writeNextLink(exchange, writeSkipToken(position, scope));
  }
  members["value"] = value;
  const context =
    form === "ref"
      ? `${service.base}/$metadata#Collection($ref)`
      : contextOfEntities(resource, query.select, false, service);
  return createJsonAnswer(200, context, members, format, appliedPageSize(exchange));
}

export function pageSizeOf({ preferences, service }: Exchange): number {
  return Math.min(preferences.maxPageSize ?? service.pageSize, LARGEST_PAGE);
}

export function appliedPageSize({ preferences }: Exchange): Readonly<Record<string, string>> {
  if (preferences.maxPageSize === undefined) return {};
  const applied = Math.min(preferences.maxPageSize, LARGEST_PAGE);
  return { "preference-applied": `odata.maxpagesize=${applied}` };
}

/** A page from the start, or from where another one ended; items that came or went between do not shift it. */
export function findPage(
  resource: CollectionResource,
  query: BoundQuery,
  size: number,
  start: SkipPosition | undefined,
  { store }: Service,
): Page<Entity> {
  const items = itemsOf(resource, store);
  const { navigator } = store;
  if (start === undefined) return selectPage(items, query, navigator, { size });
  if (start.time === store.time)
    return selectPage(items, query, navigator, { size, skip: start.offset });
  const { top, skip: _, ...rest } = query;
  const remaining = {
    ...rest,
    ...(top === undefined ? {} : { top: Math.max(top - start.offset, 0) }),
  };
  const { count } = query.count ? selectPage(items, rest, navigator) : { count: 0 };
  if (query.order.length === 0 && resource.relation.kind === "list") {
    const later = items.filter(({ sequence }) => sequence > start.sequence);
    return { ...selectPage(later, remaining, navigator, { size }), count };
  }
  const all = selectPage(items, rest, navigator).items;
  const index = all.findIndex(({ sequence }) => sequence === start.sequence);
  if (index < 0) throw staleToken();
  const page = all.slice(index + 1, index + 1 + Math.min(size, remaining.top ?? size));
  const end = Math.min(
    all.length,
    remaining.top === undefined ? all.length : index + 1 + remaining.top,
  );
  return { items: page, count, hasMore: index + 1 + page.length < end };
}

/** The request's own URL with another token. */
export function writeNextLink({ service, path, search }: Exchange, token: string): string {
  const kept = withoutOptions(search, ["skiptoken"]);
  return `${service.base}/${path}?${[...kept, `$skiptoken=${token}`].join("&")}`;
}

export function scopeOf({ service, path, search }: Exchange): TokenScope {
  const kept = withoutOptions(search, ["skiptoken"]);
  return { epoch: service.epoch, request: `${path}?${kept.join("&")}` };
}

/** `$count` of a collection: a number as text. */
export function countItems(
  resource: CollectionResource,
  options: QueryOptions,
  service: Service,
): number {
  const query = bindQuery(
    options,
    { type: resource.type, isCollection: true },
    service.index.model,
  );
  const { top: _, skip: __, ...rest } = query;
  return selectPage(itemsOf(resource, service.store), rest, service.store.navigator, { size: 1 })
    .count;
}
