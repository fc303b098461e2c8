import { GraphError } from "../errors/graph-error.js";
import { readResponse } from "../response/read-response.js";
import { validate } from "../response/validate.js";
import { isStream, writeBody } from "../transport/request-body.js";
import { writeHeaders } from "../transport/request-headers.js";
import { retryDelay } from "../transport/retry-delay.js";
import { MAX_DELAY, sleep, within } from "../transport/within.js";
import type { Call } from "./call.js";
import type { Context } from "./context.js";

/**
 * Makes a call: tries it until there is a result, an error that stays, or the time is over. A call that cannot be
 * prepared is rejected, too.
 */
export async function perform(prepare: () => Call, context: Context): Promise<unknown> {
  const call = prepare();
  const { method, route, expects } = call;
  const check = (side: "request" | "response", body: unknown): unknown =>
    context.options.validate?.(call, side, body) ?? body;
  const options = { ...context.options, ...call.options };
  const { timeout = 300_000, tryTimeout = 100_000 } = options;
  const end = Date.now() + timeout;
  const headers = writeHeaders(call, options, context.options);
  const clientRequestId = `${headers.get("client-request-id")}`;
  try {
    return await within(options.signal, timeout, async (signal) => {
      const body = writeBody(await check("request", call.body));
      for (let attempt = 0; ; attempt++) {
        try {
          return await within(signal, tryTimeout, async (signal) => {
            const request = { ...call, headers, body, attempt, clientRequestId, signal };
            const response = await context.send(request);
            const result = await readResponse(call, response, context, signal);
            return expects === "json" && result
              ? validate(options.schema, await check("response", result))
              : result;
          });
        } catch (error) {
          const delay = isStream(body)
            ? Infinity
            : retryDelay(method, error, attempt, options.retry);
          if (signal.aborted || delay > Math.min(end - Date.now(), MAX_DELAY)) throw error;
          await sleep(delay, signal);
        }
      }
    });
  } catch (error) {
    if (error instanceof GraphError) Object.assign(error, { method, route, clientRequestId });
    throw error;
  }
}
