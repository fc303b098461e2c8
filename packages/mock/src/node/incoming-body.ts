import type { IncomingMessage } from "node:http";

/** The body of a request that arrives. */
export interface IncomingBody {
  readonly stream: ReadableStream<Uint8Array>;
  /** Whether more has arrived, or is announced, than is taken. */
  isTooLarge(): boolean;
  /** Throws away what nobody has read, so that the connection can be used again. */
  discard(): void;
}

/** Reads a body as it is asked for, up to a number of bytes; undefined where there is none. */
export function readIncomingBody(
  incoming: IncomingMessage,
  maxBodySize: number,
): IncomingBody | undefined {
  const { method, headers } = incoming;
  const announced = Number(headers["content-length"] ?? 0);
  const hasBody = headers["transfer-encoding"] !== undefined || announced > 0;
  if (!hasBody || method === "GET" || method === "HEAD") return undefined;
  let size = 0;
  let isDiscarded = false;
  const isTooLarge = (): boolean => announced > maxBodySize || size > maxBodySize;
  const discard = (): void => {
    isDiscarded = true;
    incoming.resume();
  };
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => {
      const fail = (error: Error): void => {
        if (!isDiscarded) controller.error(error);
        discard();
      };
      incoming.on("data", (chunk: Buffer) => {
        size += chunk.byteLength;
        if (isDiscarded) return;
        if (isTooLarge()) {
          fail(new RangeError(`the body is longer than ${maxBodySize} bytes`));
          return;
        }
        controller.enqueue(chunk);
        if ((controller.desiredSize ?? 0) <= 0) incoming.pause();
      });
      incoming.on("end", () => {
        if (!isDiscarded) controller.close();
        isDiscarded = true;
      });
      incoming.on("error", fail);
      incoming.pause();
    },
    pull: () => void incoming.resume(),
    cancel: discard,
  });
  return { stream, isTooLarge, discard };
}
