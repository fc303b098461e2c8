import { ConnectionFault } from "../connection-fault.js";
import { MemoryResponse } from "../memory-response.js";
import type { Action } from "./action.js";

/** Milliseconds that what was sent has to arrive before a connection is broken. */
const ARRIVAL = 20;

/** Changes the bytes of an answer, and what its headers say of them. */
export function changeBytes(
  change: (bytes: Uint8Array) => Uint8Array,
  changeHeaders?: (headers: Headers) => void,
): Action {
  return {
    after: async (response) => {
      const bytes = await readBytes(response);
      if (bytes === undefined) return undefined;
      const headers = new Headers(response.headers);
      headers.delete("content-length");
      changeHeaders?.(headers);
      const { status, statusText } = response;
      return new MemoryResponse(Uint8Array.from(change(bytes)), { status, statusText, headers });
    },
  };
}

/** Sends half of a body, and then breaks the connection. */
export async function breakBody(
  response: Response,
  kind: ConnectionFault["kind"],
  isLengthKnown: boolean,
): Promise<Response | undefined> {
  const bytes = await readBytes(response);
  if (bytes === undefined) return undefined;
  const headers = new Headers(response.headers);
  headers.delete("content-length");
  if (isLengthKnown) headers.set("content-length", `${bytes.length}`);
  let isSent = false;
  const body = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      if (isSent) {
        await new Promise((resolve) => setTimeout(resolve, ARRIVAL));
        controller.error(new ConnectionFault(kind));
      } else controller.enqueue(bytes.subarray(0, Math.ceil(bytes.length / 2)));
      isSent = true;
    },
  });
  const { status, statusText } = response;
  return new Response(body, { status, statusText, headers });
}

/** The bytes of an answer; undefined, and the answer as it was, where there are none. */
export async function readBytes(response: Response): Promise<Uint8Array | undefined> {
  const isBodiless = response.status === 204 || response.status === 304;
  if (isBodiless || response.body === null) return undefined;
  const bytes = new Uint8Array(await response.clone().arrayBuffer());
  return bytes.length > 0 ? bytes : undefined;
}
