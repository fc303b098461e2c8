import type { CallOptions } from "../calls/call-options.js";
import { contextOf } from "../calls/context.js";
import type { GraphError } from "../errors/graph-error.js";
import { createPath } from "../path/create-path.js";
import { createBatchContext } from "./batch-context.js";

/** What became of a call in a batch. */
export type Settled<Value> =
  | { readonly status: "fulfilled"; readonly value: Value }
  | { readonly status: "rejected"; readonly reason: GraphError };

/** What became of the calls in a batch, in their order. */
export type AllSettled<Calls extends readonly unknown[]> = {
  -readonly [Index in keyof Calls]: Settled<Awaited<Calls[Index]>>;
};

/**
 * Makes calls in one request, or one for every 20 of them (OData JSON Format 4.01 §19). Nothing is rejected: each call
 * has a result or an error of its own. What the service throttles is tried again, and only that. Middleware sees the
 * batches.
 *
 * @param client a generated client
 * @param build makes the calls on the client that it is given; with `dependsOn`, a call waits for others to succeed
 */
export async function batch<Client extends object, const Calls extends readonly Promise<unknown>[]>(
  client: Client,
  build: (client: Client) => Calls,
  options: Pick<CallOptions, "signal" | "timeout" | "headers"> = {},
): Promise<AllSettled<Calls>> {
  const context = createBatchContext(contextOf(client), options);
  const calls = build(createPath(context, context.root) as Client);
  return (await Promise.allSettled(calls)) as AllSettled<Calls>;
}
