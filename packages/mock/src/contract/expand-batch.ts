import type { HarEntry, HarField } from "../har/har.js";
import { memberOf, parseJson } from "./json-text.js";

const JSON_TYPE = "application/json";

/**
 * The exchanges that a batch consists of, each as if it was made alone (OData JSON Format 4.01 §19). Those with bodies that
 * are no JSON are left out.
 *
 * @returns none for what is no batch.
 */
export function expandBatch(entry: HarEntry, baseUrl: string): readonly HarEntry[] {
  const { request, response } = entry;
  if (request.method !== "POST" || request.url !== `${baseUrl}/$batch`) return [];
  const answers = new Map(
    listMessages(response.content.text, "responses").map((each) => [memberOf(each, "id"), each]),
  );
  return listMessages(request.postData?.text, "requests").flatMap((item) => {
    const answer = answers.get(memberOf(item, "id"));
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
    return [
      {
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
      },
    ].map((each) => (sent === undefined ? withoutBody(each) : each));
  });
}

function withoutBody(entry: HarEntry): HarEntry {
  const { postData: _, ...request } = entry.request;
  return { ...entry, request };
}

function listMessages(text: string | undefined, name: string): readonly unknown[] {
  const messages = memberOf(parseJson(text ?? ""), name);
  return Array.isArray(messages) ? messages : [];
}

function listFields(headers: unknown): readonly HarField[] {
  return Object.entries(headers ?? {}).map(([name, value]) => ({ name, value: String(value) }));
}
