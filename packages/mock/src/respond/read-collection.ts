import type { BoundQuery } from "../query/bound-query.js";
import { selectPage, type Page } from "../query/select-page.js";
import type { QueryOptions } from "../query/query-options.js";
import { declaredTypeOf, itemsOf } from "../resource/cast-items.js";
import type { CollectionResource } from "../resource/resource.js";
import type { Entity } from "../store/entity.js";
import type { Answer } from "./answer.js";
import { checkOptions } from "./capability.js";
import { contextOfEntities } from "./context-url.js";
import { EntityWriter } from "./entity-writer.js";
import { jsonFormatOf, type Exchange } from "./exchange.js";
import { createJsonAnswer } from "./json-answer.js";
import { writeArray } from "./json-text.js";
import { withoutOptions } from "./search-options.js";
import type { Store } from "../store/store.js";
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
  checkOptions(resource, options);
  const query = service.syntax.bind(options, { type: resource.type, isCollection: true });
  const size = pageSizeOf(exchange);
  const scope = scopeOf(exchange);
  const start = query.skipToken === undefined ? undefined : readSkipToken(query.skipToken, scope);
  const { items, count, hasMore, next } = findPage(resource, query, size, start, service);
  const writer = new EntityWriter(service, format);
  const value = writeArray(items, (item) =>
    form === "ref"
      ? writer.writeReference(item)
      : writer.writeEntity(item, declaredTypeOf(resource), query.select),
  );
  let members = query.count ? `"@odata.count":${count},` : "";
  const last = items.at(-1);
  if (hasMore && last !== undefined) {
    const position = {
      taken: (start?.taken ?? 0) + items.length,
      offset: next,
      sequence: last.sequence,
      time: service.store.time,
    };
    const link = writeNextLink(exchange, writeSkipToken(position, scope));
    members += `"@odata.nextLink":${JSON.stringify(link)},`;
  }
  members += `"value":${value}`;
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

/** A page, and where the next one starts among all that pass the filter. */
export interface FoundPage extends Page<Entity> {
  readonly next: number;
}

/** A page from the start, or from where another one ended; items that came or went between do not shift it. */
export function findPage(
  resource: CollectionResource,
  query: BoundQuery,
  size: number,
  start: SkipPosition | undefined,
  { store }: Service,
): FoundPage {
  const items = itemsOf(resource, store);
  const { navigator } = store;
  if (start === undefined) {
    const page = selectPage(items, query, navigator, { size });
    return { ...page, next: (query.skip ?? 0) + page.items.length };
  }
  const { top, skip: _, ...all } = query;
  const rest = top === undefined ? all : { ...all, top: Math.max(top - start.taken, 0) };
  const from = findStart(resource, items, all, start, store);
  const page = selectPage(items, { ...rest, skip: from }, navigator, { size });
  return { ...page, next: from + page.items.length };
}

/** How many of the items that pass the filter stand before a page. @throws {Refusal} 410 where that cannot be told */
function findStart(
  { relation }: CollectionResource,
  items: readonly Entity[],
  query: BoundQuery,
  { offset, sequence, time }: SkipPosition,
  store: Store,
): number {
  if (time === store.time) return offset;
  if (query.order.length === 0 && relation.kind === "list") {
    const earlier = items.filter((item) => item.sequence <= sequence);
    return selectPage(earlier, query, store.navigator, { size: 0 }).count;
  }
  const all = selectPage(items, query, store.navigator).items;
  const last = all.findIndex((item) => item.sequence === sequence);
  if (last < 0) throw staleToken();
  return last + 1;
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
  const query = service.syntax.bind(options, { type: resource.type, isCollection: true });
  const { top: _, skip: __, ...rest } = query;
  return selectPage(itemsOf(resource, service.store), rest, service.store.navigator, { size: 1 })
    .count;
}
