import type { IncomingMessage } from "node:http";
import { Readable } from "node:stream";
import { joinChunks } from "../body/join-chunks.js";

/** Where the parts of a body go. */
interface Sink {
  take(chunk: Buffer): void;
  end(): void;
  fail(error: Error): void;
}

/** The body of a request that arrives, up to a number of bytes. It is read once: as a stream, or whole. */
export class IncomingBody {
  readonly #incoming: IncomingMessage;
  readonly #announced: number;
  readonly #limit: number;
  #size = 0;
  #isRead = false;
  #isDiscarded = false;
  #stream: ReadableStream<Uint8Array> | undefined;

  constructor(incoming: IncomingMessage, announced: number, limit: number) {
    this.#incoming = incoming;
    this.#announced = announced;
    this.#limit = limit;
  }

  /** Whether more has arrived, or is announced, than is taken. */
  get isTooLarge(): boolean {
    return this.#announced > this.#limit || this.#size > this.#limit;
  }

  /** Whether all bytes were asked for. */
  get isRead(): boolean {
    return this.#isRead;
  }

  /** Whether somebody has the stream, so that all bytes come through it. */
  get isStreamed(): boolean {
    return this.#stream !== undefined;
  }

  /** Whether somebody has begun to read it. */
  get isUsed(): boolean {
    // It takes streams of the web as well, which its types do not say.
    const stream = this.#stream as unknown as NodeJS.ReadableStream | undefined;
    return this.#isRead || (stream !== undefined && Readable.isDisturbed(stream));
  }

  /** The bytes as they are asked for. */
  get stream(): ReadableStream<Uint8Array> {
    return (this.#stream ??= new ReadableStream<Uint8Array>({
      start: (controller) => {
        this.#read({
          take: (chunk) => {
            controller.enqueue(chunk);
            if ((controller.desiredSize ?? 0) <= 0) this.#incoming.pause();
          },
          end: () => controller.close(),
          fail: (error) => controller.error(error),
        });
        this.#incoming.pause();
      },
      pull: () => void this.#incoming.resume(),
      cancel: () => this.discard(),
    }));
  }

  /** All bytes of a body that is not streamed: without a stream, whose making takes longer than most bodies take to arrive. */
  readBytes(): Promise<Uint8Array<ArrayBuffer>> {
    this.#isRead = true;
    return new Promise((resolve, reject) => {
      const chunks: Buffer[] = [];
      this.#read({
        take: (chunk) => chunks.push(chunk),
        end: () => resolve(readChunks(chunks, this.#size)),
        fail: reject,
      });
    });
  }

  /** Throws away what nobody has read, so that the connection can be used again. */
  discard(): void {
    this.#isDiscarded = true;
    this.#incoming.resume();
  }

  #read(sink: Sink): void {
    const fail = (error: Error): void => {
      if (!this.#isDiscarded) sink.fail(error);
      this.discard();
    };
    // Nothing more comes of what has ended, or whose client has left.
    if (this.#incoming.readableEnded || this.#incoming.destroyed) {
      sink.fail(new Error("the body is gone"));
      return;
    }
    this.#incoming.on("data", (chunk: Buffer) => {
      this.#size += chunk.byteLength;
      if (this.#isDiscarded) return;
      if (this.isTooLarge) fail(new RangeError(`the body is longer than ${this.#limit} bytes`));
      else sink.take(chunk);
    });
    this.#incoming.on("end", () => {
      if (!this.#isDiscarded) sink.end();
      this.#isDiscarded = true;
    });
    this.#incoming.on("error", fail);
  }
}

/** The body of a request; undefined where there is none. */
export function takeIncomingBody(
  incoming: IncomingMessage,
  maxBodySize: number,
): IncomingBody | undefined {
  const { method, headers } = incoming;
  const announced = Number(headers["content-length"] ?? 0);
  const hasBody = headers["transfer-encoding"] !== undefined || announced > 0;
  if (!hasBody || method === "GET" || method === "HEAD") return undefined;
  return new IncomingBody(incoming, announced, maxBodySize);
}

/** A chunk that is all there is goes on as it is. */
function readChunks(chunks: readonly Buffer[], size: number): Uint8Array<ArrayBuffer> {
  const [first] = chunks;
  return chunks.length === 1 && first?.buffer instanceof ArrayBuffer
    ? new Uint8Array(first.buffer, first.byteOffset, first.byteLength)
    : joinChunks(chunks, size);
}
