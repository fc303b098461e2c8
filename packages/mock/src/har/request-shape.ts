import { isJson, readBytes, readJson } from "./body-content.js";
import type { HarRequest } from "./har.js";

/** What tells one request from another, in a form that can be compared. */
export interface RequestShape {
  readonly method: string;
  /** Origin and path, each segment percent-decoded once and encoded again in one way. */
  readonly path: string;
  /** `name=value`, decoded and sorted. */
  readonly query: readonly string[];
  /** Header fields that change what a request means, sorted: `name: value`. */
  readonly headers: readonly string[];
  /** JSON with sorted keys, text as it is, other bytes in base64; empty where there is no body. */
  readonly body: string;
}

/** Header fields that ask for another answer; the others only describe the message or its sender. */
export const MEANINGFUL_FIELDS = new Set([
  "consistencylevel",
  "if-match",
  "if-none-match",
  "prefer",
]);

/** Reduces a request, recorded or sent, to what it is matched by. */
export function shapeRequest(
  request: Pick<HarRequest, "method" | "url" | "headers" | "postData">,
): RequestShape {
  const url = new URL(request.url);
  return {
    method: request.method.toUpperCase(),
    path: url.origin + url.pathname.split("/").map(normalizeSegment).join("/"),
    query: [...url.searchParams].map(([name, value]) => `${name}=${value}`).sort(),
    headers: request.headers
      .map(({ name, value }) => ({ name: name.toLowerCase(), value: value.trim() }))
      .filter(({ name }) => MEANINGFUL_FIELDS.has(name))
      .map(({ name, value }) => `${name}: ${value}`)
      .sort(),
    body: request.postData === undefined ? "" : shapeBody(request.postData),
  };
}

/** Whether two requests ask for the same. */
export function isSameRequest(a: RequestShape, b: RequestShape): boolean {
  return listDifferences(a, b).length === 0;
}

/** How a request differs from a recorded one, in words. */
export function listDifferences(sent: RequestShape, recorded: RequestShape): readonly string[] {
  const differences: string[] = [];
  if (sent.method !== recorded.method) {
    differences.push(`method: sent ${sent.method}, recorded ${recorded.method}`);
  }
  if (sent.path !== recorded.path) {
    differences.push(`path: sent ${sent.path}, recorded ${recorded.path}`);
  }
  differences.push(
    ...listMissing("query option", sent.query, recorded.query),
    ...listMissing("header", sent.headers, recorded.headers),
  );
  if (sent.body !== recorded.body) {
    differences.push(`body: sent ${cut(sent.body)}, recorded ${cut(recorded.body)}`);
  }
  return differences;
}

function listMissing(
  what: string,
  sent: readonly string[],
  recorded: readonly string[],
): readonly string[] {
  return [
    ...sent
      .filter((field) => !recorded.includes(field))
      .map((field) => `${what} not recorded: ${field}`),
    ...recorded
      .filter((field) => !sent.includes(field))
      .map((field) => `${what} not sent: ${field}`),
  ];
}

function normalizeSegment(segment: string): string {
  try {
    return encodeURIComponent(decodeURIComponent(segment));
  } catch {
    return segment;
  }
}

function shapeBody(body: NonNullable<HarRequest["postData"]>): string {
  const json = isJson(body.mimeType) ? readJson(body) : undefined;
  if (json !== undefined) return JSON.stringify(sortKeys(json));
  if (body.encoding !== "base64") return body.text;
  return new TextDecoder().decode(readBytes(body));
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, member]) => [name, sortKeys(member)]),
  );
}

function cut(text: string): string {
  if (text === "") return "none";
  return text.length > 200 ? `${text.slice(0, 199)}…` : text;
}
