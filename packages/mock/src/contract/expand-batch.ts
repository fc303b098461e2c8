import { decodeBase64 } from "../base64.js";
import { isJson, isText, readJson, writeBytes } from "../har/body-content.js";
import type { HarContent, HarEntry, HarField, HarPostData } from "../har/har.js";
import { memberOf } from "./member-of.js";

const JSON_TYPE = "application/json";

/** A request of a batch and its response, as if they were made alone. */
export interface BatchPart {
  readonly id: string;
  readonly entry: HarEntry;
}

/**
 * The exchanges that a batch consists of (OData JSON Format 4.01 §19). Those that were not answered are left out.
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
    if (typeof method !== "string" || typeof url !== "string" || typeof status !== "number") {
      return [];
    }
    const [sent, given] = [readMessage(item), readMessage(answer)];
    const { postData: _, ...outer } = request;
    const part = {
      ...entry,
      request: {
        ...outer,
        method: method.toUpperCase(),
        url: /^https?:/i.test(url) ? url : `${baseUrl}/${url.replace(/^\//, "")}`,
        headers: sent.headers,
        ...(sent.body && { postData: sent.body }),
      },
      response: {
        ...response,
        status,
        headers: given.headers,
        content: { size: -1, ...(given.body ?? { mimeType: JSON_TYPE }) },
      },
    };
    return [{ id: String(id), entry: part }];
  });
}

/** The answer to a batch without what `expandBatch` tells of its parts. */
export function omitParts(content: HarContent, parts: readonly BatchPart[]): HarContent {
  if (parts.length === 0) return content;
  const ids = new Set(parts.map(({ id }) => id));
  const responses = listMessages(content, "responses").filter(
    (each) => !ids.has(String(memberOf(each, "id"))),
  );
  const { size, mimeType } = content;
  return { size, mimeType, text: JSON.stringify({ ...Object(readJson(content)), responses }) };
}

function readMessage(message: unknown): {
  readonly headers: readonly HarField[];
  readonly body: HarPostData | undefined;
} {
  const headers = Object.entries(memberOf(message, "headers") ?? {}).map(([name, value]) => ({
    name,
    value: String(value),
  }));
  const body = memberOf(message, "body");
  if (body === undefined) return { headers, body };
  const mimeType = headers.find(({ name }) => /^content-type$/i.test(name))?.value ?? JSON_TYPE;
  if (typeof body !== "string" || isJson(mimeType)) {
    return { headers, body: { mimeType: JSON_TYPE, text: JSON.stringify(body) } };
  }
  return { headers, body: { mimeType, ...readText(body, mimeType) } };
}

/** What is no JSON stands in base64, or, as some services have it, as it is where it is text. */
function readText(body: string, mimeType: string): Pick<HarPostData, "text" | "encoding"> {
  // What is counted in a batch can look like base64, and in base64 it has letters.
  const bytes = isText(mimeType) && /^\d+$/.test(body) ? undefined : decodeBase64(body);
  if (bytes === undefined) return { text: body };
  const written = writeBytes(bytes, mimeType);
  return isText(mimeType) && written.encoding === "base64" ? { text: body } : written;
}

function listMessages(
  content: HarContent | HarPostData | undefined,
  name: string,
): readonly unknown[] {
  const messages = content && memberOf(readJson(content), name);
  return Array.isArray(messages) ? messages : [];
}
