import { isText, readBytes, readJson } from "../body-content.js";
import type { Har, HarContent, HarEntry, HarField, HarPostData } from "../har.js";
import { isCredential } from "./credential-fields.js";
import { Pseudonyms } from "./pseudonyms.js";
import { kindOfProperty, PATTERNS, refineKind, type ValueKind } from "./value-kind.js";

/** Finds what must not stay in a recording: by property name, by pattern, and by where it stands in a request. */
export function collectValues(har: Har): Pseudonyms {
  const pseudonyms = new Pseudonyms();
  // Named values first: a display name may also look like an id.
  for (const entry of har.log.entries) {
    for (const body of listBodies(entry)) collectJson(readJson(body), undefined, pseudonyms);
    collectFields(entry, pseudonyms);
  }
  for (const entry of har.log.entries) {
    for (const text of listTexts(entry)) collectPatterns(text, pseudonyms);
  }
  return pseudonyms;
}

function listBodies({ request, response }: HarEntry): readonly (HarContent | HarPostData)[] {
  return request.postData === undefined ? [response.content] : [request.postData, response.content];
}

function collectJson(value: unknown, kind: ValueKind | undefined, pseudonyms: Pseudonyms): void {
  if (typeof value === "string") {
    if (kind !== undefined && !isPlain(value, kind)) pseudonyms.add(value, refineKind(value, kind));
  } else if (Array.isArray(value)) {
    for (const item of value) collectJson(item, kind, pseudonyms);
  } else if (typeof value === "object" && value !== null) {
    for (const [name, member] of Object.entries(value)) {
      collectJson(member, isError(name) ? undefined : kindOfProperty(name), pseudonyms);
    }
  }
}

/** Names by which services say what they mean, and which tests need to see again. */
function isPlain(value: string, kind: ValueKind): boolean {
  if (kind === "id") return /^[a-z]{1,24}$/i.test(value);
  return kind !== "secret" && (value.length < 2 || /^(?:true|false|none|unknown)$/i.test(value));
}

/** The service's own words, which name only what is replaced as it occurs. */
function isError(name: string): boolean {
  return name === "code" || name === "message";
}

function collectFields({ request, response }: HarEntry, pseudonyms: Pseudonyms): void {
  for (const { name, value } of [...request.headers, ...response.headers]) {
    if (/^(?:etag|if-match|if-none-match)$/i.test(name) && value !== "*") {
      for (const tag of value.match(/(?:W\/)?"[^"]*"/g) ?? []) pseudonyms.add(tag, "version");
    }
    if (isCredential(name)) {
      for (const part of value.split(/[\s;,]+/))
        if (part.length >= 16) pseudonyms.add(part, "secret");
    }
  }
  for (const [name, value] of new URL(request.url).searchParams) {
    if (/^\$(?:skip|delta)token$/i.test(name)) pseudonyms.add(value, "id");
  }
}

function collectPatterns(text: string, pseudonyms: Pseudonyms): void {
  for (const [kind, pattern] of PATTERNS) {
    for (const [all, part = all] of text.matchAll(pattern)) pseudonyms.add(part, kind);
  }
}

/** All text of an exchange in which something may stand. */
function listTexts(entry: HarEntry): readonly string[] {
  const { request, response } = entry;
  return [
    decode(request.url),
    ...fieldTexts(request.headers),
    ...fieldTexts(response.headers),
    ...listBodies(entry)
      .filter(({ mimeType }) => isText(mimeType))
      .map((body) => decode(new TextDecoder().decode(readBytes(body)))),
  ];
}

function fieldTexts(fields: readonly HarField[]): readonly string[] {
  return fields
    .filter(({ name }) => !isCredential(name) && !/^(?:user-agent|accept.*|date)$/i.test(name))
    .map(({ value }) => decode(value));
}

/** Also what is percent-encoded within a text counts. */
function decode(text: string): string {
  return text.replaceAll(/(?:%[\da-f]{2})+/gi, (escapes) => {
    try {
      return decodeURIComponent(escapes);
    } catch {
      return escapes;
    }
  });
}
