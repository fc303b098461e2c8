import type { CallOptions } from "../calls/call-options.js";
import type { Context } from "../calls/context.js";
import { perform } from "../calls/perform.js";
import { GraphError } from "../errors/graph-error.js";
import type { Waiting } from "./batch-call.js";
import { writeItem } from "./item-request.js";
import { readItem, type ItemResponse } from "./item-response.js";

/**
 * Sends tries as one batch, and hands out the responses.
 *
 * @returns those that failed only because what they depend on shall be tried again
 */
export async function sendBatch(
  waiting: readonly Waiting[],
  context: Context,
  options: CallOptions,
): Promise<readonly Waiting[]> {
  let responses: ReadonlyMap<string, ItemResponse>;
  try {
    responses = await postBatch(waiting, context, options);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : "the batch failed";
    for (const { reject } of waiting) reject(new GraphError("batch", message, { cause }));
    return [];
  }
  return waiting.filter(({ call, resolve, reject }) => {
    const response = responses.get(call.id);
    const dependsOnRetried = call.dependsOn.some(({ id }) =>
      [429, 503, 504].includes(Number(responses.get(id)?.status)),
    );
    if (response?.status === 424 && dependsOnRetried) return true;
    try {
      resolve(readItem(response));
    } catch (error) {
      reject(error);
    }
    return false;
  });
}

async function postBatch(
  waiting: readonly Waiting[],
  context: Context,
  options: CallOptions,
): Promise<ReadonlyMap<string, ItemResponse>> {
  const ids = waiting.map(({ call }) => call.id);
  const requests = await Promise.all(
    waiting.map((it) => writeItem(it, context.root.url, (id) => ids.includes(id))),
  );
  const answer = await perform(
    () => ({
      method: "POST",
      url: `${context.root.url}/$batch`,
      route: "/$batch",
      body: { requests },
      options,
      expects: "json",
    }),
    context,
  );
  const { responses } = Object(answer) as { readonly responses?: unknown };
  const items = Array.isArray(responses) ? (responses as readonly ItemResponse[]) : [];
  return new Map(items.map((item) => [`${item?.id}`, item]));
}
