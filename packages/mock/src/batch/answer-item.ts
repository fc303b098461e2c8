import { ConnectionFault } from "../connection-fault.js";
import { createErrorResponse } from "../error-response.js";
import type { FetchHandler } from "../fetch-handler.js";
import type { JsonValue } from "../json.js";
import { encodeBase64 } from "../base64.js";
import type { BatchItem } from "./batch-item.js";

/** A response of a batch (OData JSON Format 4.01 §19.2). */
export interface ItemAnswer {
  readonly id: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: JsonValue;
}

/** Names whose writing is not that of `Headers`, or a capital at each word. */
const NAMES: Readonly<Record<string, string>> = {
  etag: "ETag",
  "odata-version": "OData-Version",
  "odata-entityid": "OData-EntityId",
  "request-id": "request-id",
  "client-request-id": "client-request-id",
};

/** Headers of a message, not of what it says. */
const CONNECTION = new Set(["content-length", "transfer-encoding", "connection", "keep-alive"]);

/** Makes a request of a batch, and tells what came of it. Never rejects. */
export async function answerItem(item: BatchItem, handler: FetchHandler): Promise<ItemAnswer> {
  const { method, url, headers, body } = item;
  const clientRequestId = headers.get("client-request-id");
  try {
    const request = new Request(url, { method, headers, ...(body !== undefined && { body }) });
    return await writeItem(item.id, await handler(request));
  } catch (error) {
    const [status, code] =
      error instanceof ConnectionFault ? [504, "GatewayTimeout"] : [500, "InternalServerError"];
    const message = error instanceof Error ? error.message : String(error);
    return writeItem(item.id, createErrorResponse(status, { code, message, clientRequestId }));
  }
}

/** What is told of an item one of whose dependencies has failed: it is not tried. */
export function failDependency({ id, headers }: BatchItem, failed: string): Promise<ItemAnswer> {
  const response = createErrorResponse(424, {
    code: "FailedDependency",
    message: `The request "${failed}", on which this one depends, has failed.`,
    clientRequestId: headers.get("client-request-id"),
  });
  return writeItem(id, response);
}

async function writeItem(id: string, response: Response): Promise<ItemAnswer> {
  const headers: Record<string, string> = {};
  response.headers.forEach((value, name) => {
    if (!CONNECTION.has(name)) headers[writtenName(name)] = value;
  });
  const bytes = new Uint8Array(await response.arrayBuffer());
  const answer = { id, status: response.status, headers };
  if (bytes.length === 0) return answer;
  return { ...answer, body: writeBody(bytes, response.headers.get("content-type") ?? "") };
}

function writeBody(bytes: Uint8Array, type: string): JsonValue {
  if (!/\bjson\b/i.test(type)) return encodeBase64(bytes);
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return encodeBase64(bytes);
  }
}

function writtenName(name: string): string {
  return NAMES[name] ?? name.replace(/(?<![^-])[a-z]/g, (letter) => letter.toUpperCase());
}
