import { decodeBase64 } from "../base64.js";
import type { BoundQuery, Subject } from "../query/bound-query.js";
import { selectPage } from "../query/select-page.js";
import type { JsonValue } from "../json.js";
import { badRequest, Refusal } from "../refusal.js";
import { typeOfValue } from "../body/read-values.js";
import type { PropertyResource, ValueResource } from "../resource/resource.js";
import { pathOf } from "../store/entity-list.js";
import { isObject } from "../store/key.js";
import { NO_CONTENT, type Answer } from "./answer.js";
import { contextOfType } from "./context-url.js";
import { EntityWriter } from "./entity-writer.js";
import { jsonFormatOf, type Exchange } from "./exchange.js";
import { createJsonAnswer } from "./json-answer.js";
import { membersOf } from "./json-text.js";
import { includesType, parseAccept } from "./media-type.js";

/** GET of a property, or of what a function returned: 204 where it is null (OData 4.0 Part 1 §11.2.3). */
export function readValueResource(
  resource: PropertyResource | ValueResource,
  exchange: Exchange,
): Answer {
  const { type: reference, value } = resource;
  if (reference?.type.qualifiedName === "Edm.Stream" && !reference.isCollection)
    return answerBytes(value);
  const format = jsonFormatOf(exchange);
  const { service, options } = exchange;
  const type = (resource.kind === "property" ? resource.cast : undefined) ?? reference?.type;
  const isCollection = reference?.isCollection ?? Array.isArray(value);
  const query =
    type === undefined ? undefined : service.syntax.bind(options, { type, isCollection });
  if (value === null) return NO_CONTENT;
  const writer = new EntityWriter(service, format);
  const context =
    resource.kind === "property"
      ? `${service.base}/$metadata#${pathOf(resource.entity)}/${resource.path.join("/")}`
      : reference === undefined
        ? undefined
        : contextOfType(reference, service);
  if (isCollection && Array.isArray(value)) {
    const items = value as readonly JsonValue[];
    const { items: page, count } =
      query === undefined || type === undefined
        ? { items, count: items.length }
        : selectValues(items, resource, query, exchange);
    const total = query?.count === true ? `"@odata.count":${count},` : "";
    const written = writer.writeValue(reference, page, query?.select);
    return createJsonAnswer(200, context, `${total}"value":${written}`, format);
  }
  const place =
    resource.kind === "property"
      ? { owner: resource.entity, path: resource.path.join("/"), level: 0 }
      : undefined;
  const written = writer.writeValue(reference, value, query?.select, place);
  const members = isObject(value) ? membersOf(written) : `"value":${written}`;
  return createJsonAnswer(200, context, members, format);
}

/** A function that returns a stream answers with its bytes; its behaviour gives them as base64url, or as text. */
function answerBytes(value: JsonValue): Answer {
  if (typeof value !== "string") return NO_CONTENT;
  const body = decodeBase64(value) ?? new TextEncoder().encode(value);
  return { status: 200, headers: { "content-type": "application/octet-stream" }, body };
}

/** Filters and pages a collection of values; complex ones are items with their own type. */
function selectValues(
  values: readonly JsonValue[],
  { type: reference }: PropertyResource | ValueResource,
  query: BoundQuery,
  { service }: Exchange,
): { readonly items: readonly JsonValue[]; readonly count: number } {
  const declared = reference?.type;
  const { navigator } = service.store;
  if (declared?.kind !== "ComplexType")
    return selectPage(values as readonly Subject[] as readonly JsonValue[], query, navigator);
  const items = values.flatMap((value) =>
    isObject(value) ? [{ type: typeOfValue(declared, value, service.index), values: value }] : [],
  );
  const page = selectPage(items, query, navigator);
  return { items: page.items.map(({ values }) => values), count: page.count };
}

/** GET of a property's `$value`: the bare text, or the bytes of binary values. */
export function readRaw(
  { type: reference, value }: PropertyResource | ValueResource,
  { headers }: Exchange,
): Answer {
  if (value === null) return NO_CONTENT;
  if (typeof value === "object") throw badRequest("Only primitive values have a $value.");
  const isBinary = reference?.type.qualifiedName === "Edm.Binary";
  const contentType = isBinary ? "application/octet-stream" : "text/plain";
  if (!parseAccept(headers.get("accept")).some((range) => includesType(range, contentType))) {
    throw new Refusal(406, `The value is only available as ${contentType}.`);
  }
  return {
    status: 200,
    headers: { "content-type": isBinary ? contentType : `${contentType};charset=utf-8` },
    body: (isBinary ? decodeBase64(String(value)) : undefined) ?? String(value),
  };
}

/** What `$count` of a collection answers. */
export function createCountAnswer(count: number, { headers }: Exchange): Answer {
  if (
    !parseAccept(headers.get("accept")).some(
      (range) => includesType(range, "text/plain") || range.type === "application/json",
    )
  ) {
    throw new Refusal(406, "The count is only available as text/plain.");
  }
  return { status: 200, headers: { "content-type": "text/plain" }, body: String(count) };
}
