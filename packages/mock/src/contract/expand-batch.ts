import { readJson } from "../har/body-content.js";
import type { HarContent, HarEntry, HarField, HarPostData } from "../har/har.js";
import { memberOf } from "./member-of.js";

const JSON_TYPE = "application/json";

/** A request of a batch and its response, as if they were made alone. */
export interface BatchPart {
  readonly id: string;
  readonly entry: HarEntry;
}

/**
 * The exchanges that a batch consists of (OData JSON Format 4.01 §19). Those with bodies that are no JSON are left out.
 *
 * @returns none for what is no batch.
 */
export function expandBatch(entry: HarEntry, baseUrl: string): readonly BatchPart[] {
  const { request, response } = entry;
  if (request.method !== "POST" || request.url !== `${baseUrl}/$batch`) return [];
  const answers = new Map(
    listMessages(response.content, "responses").map((each) => [memberOf(each, "id"), each]),
  );
  return listMessages(request.postData, "requests").flatMap((item) => {
    const id = memberOf(item, "id");
    const answer = answers.get(id);
    const [method, url, status] = [
      memberOf(item, "method"),
      memberOf(item, "url"),
      memberOf(answer, "status"),
    ];
    const [sent, given] = [memberOf(item, "body"), memberOf(answer, "body")];
    const isWhole =
      typeof method === "string" && typeof url === "string" && typeof status === "number";
    if (!isWhole || typeof sent === "string" || typeof given === "string") return [];
    const text = given === undefined ? undefined : JSON.stringify(given);
    const part = {
      ...entry,
      request: {
        ...request,
        method: method.toUpperCase(),
        url: /^https?:/i.test(url) ? url : `${baseUrl}/${url.replace(/^\//, "")}`,
        headers: listFields(memberOf(item, "headers")),
        postData: { mimeType: JSON_TYPE, text: JSON.stringify(sent) ?? "" },
      },
      response: {
        ...response,
        status,
        headers: listFields(memberOf(answer, "headers")),
        content: { size: -1, mimeType: JSON_TYPE, ...(text === undefined ? {} : { text }) },
      },
    };
    return [{ id: String(id), entry: sent === undefined ? withoutBody(part) : part }];
  });
}

/** The answer to a batch without what `expandBatch` tells of its parts. */
export function omitParts(content: HarContent, parts: readonly BatchPart[]): HarContent {
  if (parts.length === 0) return content;
  const ids = new Set(parts.map(({ id }) => id));
  const responses = listMessages(content, "responses").filter(
    (each) => !ids.has(String(memberOf(each, "id"))),
  );
  return { ...content, text: JSON.stringify({ ...Object(readJson(content)), responses }) };
}

function withoutBody(entry: HarEntry): HarEntry {
  const { postData: _, ...request } = entry.request;
  return { ...entry, request };
}

function listMessages(
  content: HarContent | HarPostData | undefined,
  name: string,
): readonly unknown[] {
  const messages = content && memberOf(readJson(content), name);
  return Array.isArray(messages) ? messages : [];
}

function listFields(headers: unknown): readonly HarField[] {
  return Object.entries(headers ?? {}).map(([name, value]) => ({ name, value: String(value) }));
}
