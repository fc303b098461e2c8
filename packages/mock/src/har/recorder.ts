import type { FetchHandler } from "../fetch-handler.js";
import type { Har, HarEntry } from "./har.js";
import { recordRequest, recordResponse } from "./record-message.js";

/** A handler that keeps what goes through it. */
export interface Recorder {
  readonly handle: FetchHandler;
  /** All exchanges whose answer is complete, in the order of the requests. Nothing in them is replaced. */
  har(comment?: string): Har;
}

/** Stands before a handler and keeps its requests and responses, byte for byte. Bodies are read whole, then passed on. */
export function createRecorder(handle: FetchHandler, creatorVersion: string): Recorder {
  const entries: (HarEntry | undefined)[] = [];
  return {
    handle: async (request) => {
      const index = entries.push(undefined) - 1;
      const started = Date.now();
      const recordedRequest = await recordRequest(request);
      const response = await handle(request);
      const waited = Date.now() - started;
      const recordedResponse = await recordResponse(response);
      const time = Date.now() - started;
      entries[index] = {
        startedDateTime: new Date(started).toISOString(),
        time,
        request: recordedRequest,
        response: recordedResponse,
        cache: {},
        timings: { send: 0, wait: waited, receive: time - waited },
      };
      return response;
    },
    har: (comment) => ({
      log: {
        version: "1.2",
        creator: { name: "graphslice", version: creatorVersion },
        ...(comment !== undefined && { comment }),
        entries: entries.filter((entry) => entry !== undefined),
      },
    }),
  };
}
