import { readBody } from "../body/read-body.js";
import { createErrorResponse, JSON_TYPE } from "../error-response.js";
import type { FetchHandler } from "../fetch-handler.js";
import { MemoryResponse } from "../memory-response.js";
import { answerItem, failDependency, type ItemAnswer } from "./answer-item.js";
import { BatchError, type BatchItem } from "./batch-item.js";
import { readBatch } from "./read-batch.js";

/**
 * Makes the handler of POST `…/$batch` (OData JSON Format 4.01 §19, as far as Graph has it): the requests of a batch are
 * asked of `handler` one after the other, in their order. What is wrong with the batch itself is answered with 400.
 * Requests that name no token have that of the batch.
 *
 * @param bodyLimit bytes that a batch may have, its requests included; more are answered with 413.
 */
export function createBatch(handler: FetchHandler, bodyLimit: number): FetchHandler {
  return async (request) => {
    const clientRequestId = request.headers.get("client-request-id");
    if (!/^application\/json[ \t]*(?:;|$)/i.test(request.headers.get("content-type") ?? "")) {
      return createErrorResponse(415, {
        code: "UnsupportedMediaType",
        message: "A batch is application/json; multipart/mixed is not supported.",
        clientRequestId,
      });
    }
    const root = request.url.replace(/[?#].*$/s, "").replace(/\/[^/]*\/?$/, "");
    try {
      const bytes = await readBody(request, bodyLimit);
      if (bytes === undefined) {
        return createErrorResponse(413, {
          code: "RequestEntityTooLarge",
          message: `The batch is too large; expected at most ${bodyLimit} bytes.`,
          clientRequestId,
        });
      }
      const items = readBatch(decodeText(bytes), root);
      const responses = await answerItems(items, handler, request.headers.get("authorization"));
      return new MemoryResponse(JSON.stringify({ responses }), {
        headers: { "content-type": JSON_TYPE, "odata-version": "4.0" },
      });
    } catch (error) {
      if (!(error instanceof BatchError)) throw error;
      const { message } = error;
      return createErrorResponse(400, { code: "BadRequest", message, clientRequestId });
    }
  };
}

/** @throws {BatchError} for bytes that are no UTF-8, as where a body stands alone. */
function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new BatchError("Invalid body: expected JSON in UTF-8.");
  }
}

async function answerItems(
  items: readonly BatchItem[],
  handler: FetchHandler,
  authorization: string | null,
): Promise<readonly ItemAnswer[]> {
  const answers = new Map<BatchItem, ItemAnswer>();
  for (const item of items) {
    if (authorization !== null && !item.headers.has("authorization")) {
      item.headers.set("authorization", authorization);
    }
    const failed = item.dependsOn.find((it) => (answers.get(it)?.status ?? 0) >= 400);
    // In turn, so that what a batch does to the state is always the same.
    const answer = await (failed === undefined
      ? answerItem(item, handler)
      : failDependency(item, failed.id));
    answers.set(item, answer);
  }
  return [...answers.values()];
}
