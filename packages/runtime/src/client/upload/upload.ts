import type { CallOptions } from "../calls/call-options.js";
import { contextOf, type Context } from "../calls/context.js";
import { perform } from "../calls/perform.js";
import { fail } from "../errors/fail.js";
import { GraphError } from "../errors/graph-error.js";
import { readBytes } from "../response/read-bytes.js";
import { within } from "../transport/within.js";
import { createUploadContext } from "./upload-context.js";

/** What `createUploadSession` gives. */
export interface UploadSession {
  readonly uploadUrl?: string | null;
  readonly nextExpectedRanges?: readonly string[];
}

/** Options of an upload. */
export interface UploadOptions extends Pick<CallOptions, "signal" | "tryTimeout"> {
  /** Bytes sent at a time, a multiple of 327,680; ten times that, if not given. */
  readonly chunkSize?: number | undefined;
  /** Called after each chunk. */
  readonly onProgress?: ((sent: number, total: number) => void) | undefined;
}

const CHUNK_SIZE = 10 * 320 * 1024;

/** Tries to go on from where the service is, without getting any further. */
const MAX_STALLS = 3;

/**
 * Uploads bytes, chunk by chunk, in a session that the service has opened; goes on where the session is, so one that was
 * interrupted can be taken up again. The session's address is a secret and gets no token.
 *
 * @param client any path of a generated client
 * @returns what the service made of it; `undefined` if it does not say
 */
export async function upload<Item = unknown>(
  client: object,
  session: UploadSession,
  content: Blob | Uint8Array,
  options: UploadOptions = {},
): Promise<Item | undefined> {
  const { chunkSize = CHUNK_SIZE, onProgress, signal, tryTimeout } = options;
  const url = session.uploadUrl ?? fail("upload", "the session has no uploadUrl");
  const blob =
    content instanceof Uint8Array ? new Blob([content as Uint8Array<ArrayBuffer>]) : content;
  if (blob.size === 0) fail("upload", "a session takes no empty content");
  const context = createUploadContext(contextOf(client), url);
  const common = { signal, tryTimeout, timeout: Infinity };

  let start = rangeStart(session, 0);
  for (let stalls = 0; ;) {
    const end = Math.min(start + chunkSize, blob.size);
    const headers = { "content-range": `bytes ${start}-${end - 1}/${blob.size}` };
    const chunk = blob.slice(start, end, "application/octet-stream");
    const sent = await send(context, "PUT", url, { ...common, headers }, chunk).catch(
      (error: unknown) => askWhereItIs(error, context, url, common),
    );
    if (sent.status !== 202) {
      onProgress?.(blob.size, blob.size);
      return (sent.body as Item | null) ?? undefined;
    }
    const next = rangeStart(sent.body as UploadSession, end);
    stalls = next > start ? 0 : stalls + 1;
    if (stalls > MAX_STALLS || next >= blob.size) fail("upload", "the session does not get on");
    start = next;
    onProgress?.(start, blob.size);
  }
}

interface Sent {
  readonly status: number;
  readonly body: unknown;
}

async function send(
  context: Context,
  method: string,
  url: string,
  options: CallOptions,
  body?: Blob,
): Promise<Sent> {
  const call = { method, url, route: "{uploadUrl}", body, options, expects: "response" } as const;
  const response = (await perform(() => call, context)) as Response;
  // The call ends with the headers; what says how far the session is, comes after them.
  const bytes = await within(options.signal, options.tryTimeout ?? 100_000, (signal) =>
    readBytes(response, 1 << 25, signal),
  );
  const text = new TextDecoder().decode(bytes);
  try {
    return { status: response.status, body: text === "" ? undefined : JSON.parse(text) };
  } catch {
    return fail("json", "the body is no JSON");
  }
}

/** A chunk that has arrived, but whose answer has not, is out of range the second time. */
async function askWhereItIs(
  error: unknown,
  context: Context,
  url: string,
  options: CallOptions,
): Promise<Sent> {
  const { kind, status = 0 } = error instanceof GraphError ? error : ({} as Partial<GraphError>);
  const isUnclear = kind === "network" || kind === "timeout" || status === 416 || status >= 500;
  if (!isUnclear) throw error;
  const { body } = await send(context, "GET", url, options);
  return { status: 202, body };
}

/** Where the first range that the service still expects starts, such as `327680-`. */
function rangeStart(session: UploadSession | undefined, otherwise: number): number {
  const [first] = session?.nextExpectedRanges ?? [];
  return first === undefined ? otherwise : Number.parseInt(first, 10) || 0;
}
