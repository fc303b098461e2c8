import type { CallOptions } from "../calls/call-options.js";
import type { Call } from "../calls/call.js";
import type { Context } from "../calls/context.js";
import { perform } from "../calls/perform.js";
import { fail } from "../errors/fail.js";
import type { GraphRequest } from "../transport/request.js";
import type { BatchCall, Waiting } from "./batch-call.js";
import { failedDependency } from "./item-response.js";
import { sendBatch } from "./send-batch.js";

/** Requests that Graph takes in a batch. */
const MAX_REQUESTS = 20;

/**
 * A context whose tries wait for each other, to be sent together. Retries are the calls' own: a throttled one comes
 * again by itself, and goes with the next batch.
 */
export function createBatchContext(outer: Context, options: CallOptions): Context {
  const calls = new Map<Promise<unknown>, BatchCall>();
  let queue: Waiting[] = [];
  let isSending = false;

  const flush = async (): Promise<void> => {
    if (isSending) return;
    isSending = true;
    for (let next = take(); next.length > 0; next = take()) {
      queue.push(...(await sendBatch(next, outer, options)));
    }
    isSending = false;
  };

  /** Takes those that can go now out of the queue: each after all it depends on, or together with it. */
  const take = (): readonly Waiting[] => {
    const taken: Waiting[] = [];
    queue = queue.filter((waiting) => {
      const unsettled = waiting.call.dependsOn.filter(({ state }) => state !== "fulfilled");
      if (unsettled.some(({ state }) => state === "rejected")) {
        waiting.resolve(failedDependency());
        return false;
      }
      const canGo = unsettled.every((it) => taken.some(({ call }) => call === it));
      if (!canGo || taken.length === MAX_REQUESTS) return true;
      taken.push(waiting);
      return false;
    });
    return taken;
  };

  const send = (request: GraphRequest & { readonly batchCall?: BatchCall }): Promise<Response> =>
    new Promise((resolve, reject) => {
      const { batchCall: call = fail("batch", "not a call of the batch") } = request;
      queue.push({ call, request, resolve, reject });
      setTimeout(flush);
    });

  const record = (prepare: () => Call, context: Context): Promise<unknown> => {
    const batchCall: BatchCall = { id: `${calls.size + 1}`, state: "pending", dependsOn: [] };
    const result = perform(() => {
      const call = prepare();
      batchCall.dependsOn = (call.options.dependsOn ?? []).map(
        (it) => calls.get(it) ?? fail("request", "dependsOn names no call of the batch"),
      );
      return { ...call, batchCall };
    }, context);
    calls.set(result, batchCall);
    const settle = (state: BatchCall["state"]) => (): void => {
      batchCall.state = state;
      setTimeout(flush);
    };
    result.then(settle("fulfilled"), settle("rejected"));
    return result;
  };
  return { ...outer, send, perform: record };
}
