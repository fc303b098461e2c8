import type { JsonValue } from "../json.js";
import { decodeBase64 } from "../base64.js";
import { BatchError, type BatchItem } from "./batch-item.js";
import { namesBatch } from "./names-batch.js";

/** Requests that Graph takes in a batch. */
export const MAX_ITEMS = 20;

const METHODS = new Set(["GET", "POST", "PATCH", "PUT", "DELETE"]);

/** Members of a request; others are ignored, as newer services may know them. */
interface RawItem {
  readonly id?: JsonValue;
  readonly method?: JsonValue;
  readonly url?: JsonValue;
  readonly headers?: JsonValue;
  readonly body?: JsonValue;
  readonly dependsOn?: JsonValue;
  readonly atomicityGroup?: JsonValue;
}

/**
 * Reads the body of a batch.
 *
 * @param root of the service, without a slash at its end
 * @throws {BatchError} that names the first thing that is wrong, and where
 */
export function readBatch(text: string, root: string): readonly BatchItem[] {
  const requests = readRequests(text);
  const items = new Map<string, BatchItem>();
  requests.forEach((request, index) => {
    const place = `requests/${index}`;
    if (!isObject(request)) throw expected(place, "an object", request);
    const item = readItem(request, place, root, items);
    // Graph compares them so.
    const id = item.id.toLowerCase();
    if (items.has(id)) throw new BatchError(`${place}/id: "${clip(item.id)}" is not unique.`);
    items.set(id, item);
  });
  return [...items.values()];
}

function readRequests(text: string): readonly JsonValue[] {
  let batch: JsonValue;
  try {
    batch = JSON.parse(text);
  } catch (cause) {
    throw new BatchError("The batch is not JSON.", { cause });
  }
  const requests = isObject(batch) ? batch["requests"] : undefined;
  if (!Array.isArray(requests)) throw expected("requests", "an array", requests);
  if (requests.length === 0) throw new BatchError("requests: there is none.");
  if (requests.length > MAX_ITEMS) {
    throw new BatchError(`requests: expected at most ${MAX_ITEMS} but found ${requests.length}.`);
  }
  return requests;
}

function readItem(
  raw: RawItem,
  place: string,
  root: string,
  earlier: ReadonlyMap<string, BatchItem>,
): BatchItem {
  const { id, method, atomicityGroup } = raw;
  if (typeof id !== "string" || id === "") throw expected(`${place}/id`, "a text", id);
  const verb = typeof method === "string" ? method.toUpperCase() : "";
  if (!METHODS.has(verb)) {
    throw expected(`${place}/method`, [...METHODS].join(", "), method);
  }
  if (atomicityGroup !== undefined) {
    throw new BatchError(`${place}/atomicityGroup: Graph has none; use dependsOn.`);
  }
  const headers = readHeaders(raw.headers, `${place}/headers`);
  return {
    id,
    method: verb,
    url: readUrl(raw.url, `${place}/url`, root),
    headers,
    body: readBody(raw.body, verb, headers, `${place}/body`),
    dependsOn: readDependencies(raw.dependsOn, `${place}/dependsOn`, earlier),
  };
}

function readUrl(url: JsonValue | undefined, place: string, root: string): string {
  if (typeof url !== "string" || url === "") throw expected(place, "a relative URL", url);
  if (/^(?:[a-z][a-z\d+.-]*:|[/\\]{2})/i.test(url)) {
    throw new BatchError(
      `${place}: expected a URL relative to the service's root but found "${clip(url)}".`,
    );
  }
  const absolute = `${root}/${url.replace(/^\//, "")}`;
  const { href } = URL.canParse(absolute) ? new URL(absolute) : { href: "" };
  if (!href.startsWith(`${root}/`)) {
    throw new BatchError(`${place}: "${clip(url)}" leads out of the service.`);
  }
  const [first = ""] = href.slice(root.length + 1).split(/[/?#]/, 1);
  if (namesBatch(first)) {
    throw new BatchError(`${place}: a batch cannot be in a batch.`);
  }
  return href;
}

function readHeaders(value: JsonValue | undefined, place: string): Headers {
  const headers = new Headers();
  if (value === undefined || value === null) return headers;
  if (!isObject(value)) throw expected(place, "an object", value);
  for (const [name, text] of Object.entries(value)) {
    if (typeof text !== "string") throw expected(`${place}/${clip(name)}`, "a text", text);
    try {
      headers.append(name, text);
    } catch (cause) {
      throw new BatchError(`${place}/${clip(name)}: is no header.`, { cause });
    }
  }
  return headers;
}

/** JSON stands as it is, anything else as base64url (§19.1). */
function readBody(
  body: JsonValue | undefined,
  method: string,
  headers: Headers,
  place: string,
): BatchItem["body"] {
  if (body === undefined) return undefined;
  if (method === "GET") throw new BatchError(`${place}: GET has none.`);
  const type = headers.get("content-type");
  if (type === null) throw new BatchError(`${place}: the headers must have its Content-Type.`);
  if (/^application\/(?:[\w.-]+\+)?json\b/i.test(type)) {
    try {
      return JSON.stringify(body);
    } catch (cause) {
      throw new BatchError(`${place}: is nested too deeply.`, { cause });
    }
  }
  const bytes = typeof body === "string" ? decodeBase64(body) : undefined;
  if (bytes === undefined) throw expected(place, `base64url, for it is ${clip(type)},`, body);
  return bytes;
}

function readDependencies(
  value: JsonValue | undefined,
  place: string,
  earlier: ReadonlyMap<string, BatchItem>,
): readonly BatchItem[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw expected(place, "an array", value);
  return value.map((id: JsonValue) => {
    const item = typeof id === "string" ? earlier.get(id.toLowerCase()) : undefined;
    if (item === undefined) throw expected(place, "ids of requests before this one", id);
    return item;
  });
}

function isObject(value: JsonValue | undefined): value is { readonly [name: string]: JsonValue } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function expected(place: string, what: string, found: JsonValue | undefined): BatchError {
  return new BatchError(`${place}: expected ${what} but found ${describe(found)}.`);
}

function describe(value: JsonValue | undefined): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (Array.isArray(value)) return "an array";
  return typeof value === "object" ? "an object" : clip(JSON.stringify(value));
}

function clip(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
