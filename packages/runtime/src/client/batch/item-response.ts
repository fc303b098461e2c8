import { fail } from "../errors/fail.js";

/** A response of a batch (OData JSON Format 4.01 §19.2). */
export interface ItemResponse {
  readonly id?: unknown;
  readonly status?: unknown;
  readonly headers?: unknown;
  readonly body?: unknown;
}

/** Makes a response of the platform's of one in a batch. */
export function readItem(item: ItemResponse | undefined): Response {
  const { status, headers, body } = Object(item) as ItemResponse;
  const isStatus = typeof status === "number" && status >= 200 && status <= 599;
  if (!isStatus || !Number.isInteger(status)) fail("batch", "no answer to a request of the batch");
  const response = new Headers();
  for (const [name, value] of Object.entries(Object(headers) as object)) {
    if (/^[\w-]+$/.test(name) && /^[\t\x20-\x7e]*$/.test(`${value}`))
      response.set(name, `${value}`);
  }
  // What such a status comes without, the platform takes no body for.
  const isEmpty = [204, 205, 304].includes(status) || body === undefined || body === null;
  return new Response(isEmpty ? null : readBody(body, response), { status, headers: response });
}

/** What a call gets whose dependency has failed. */
export function failedDependency(): Response {
  const error = { code: "FailedDependency", message: "a call it depends on has failed" };
  return Response.json({ error }, { status: 424 });
}

function readBody(body: unknown, headers: Headers): BodyInit {
  const isJson = /\bjson\b/i.test(headers.get("content-type") ?? "json");
  if (isJson || typeof body !== "string") return JSON.stringify(body);
  const isBase64 = /^([\w+/-]{4})*([\w+/-]{2}(==)?|[\w+/-]{3}=?)?$/.test(body);
  if (!isBase64) return body;
  const text = atob(body.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(text, (it) => it.charCodeAt(0));
}
