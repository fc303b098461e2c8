import { readBytes } from "./body-content.js";
import type { Har, HarEntry } from "./har.js";
import { HarError } from "./har-error.js";
import { recordRequest } from "./record-message.js";
import {
  isSameRequest,
  listDifferences,
  shapeRequest,
  type RequestShape,
} from "./request-shape.js";

export interface ReplayOptions {
  /** Whether requests come in any order, the default, or in the recorded one. */
  readonly order?: "any" | "recorded";
  /** Whether the last answer to a request is given again and again. Without it each answer is given once. */
  readonly repeat?: boolean;
}

/** A request that the recording has no answer to. */
export interface UnexpectedRequest {
  readonly method: string;
  readonly url: string;
  /** The recorded request that is most like it, and how they differ. */
  readonly nearest?: { readonly entry: HarEntry; readonly differences: readonly string[] };
}

export interface ReplayReport {
  /** Recorded requests that nobody made. */
  readonly unused: readonly HarEntry[];
  readonly unexpected: readonly UnexpectedRequest[];
}

/** A recording that answers. */
export interface Replay {
  /** Answers as recorded; what is not recorded gets 501 and an error that says what is nearest. */
  readonly fetch: typeof globalThis.fetch;
  report(): ReplayReport;
  /** @throws {HarError} if requests were not recorded, or recorded ones not made. */
  assertComplete(): void;
}

interface Track {
  readonly entry: HarEntry;
  readonly shape: RequestShape;
  isUsed: boolean;
}

/** Header fields of the message as it was on the wire; the recorded body has been decoded since. */
const WIRE_FIELDS = new Set([
  "connection",
  "content-encoding",
  "content-length",
  "keep-alive",
  "transfer-encoding",
]);

/**
 * Answers requests from a recording. Requests match by method, URL (percent-encoding and the order of query options are
 * nothing), JSON value or bytes of the body, and the header fields `If-Match`, `If-None-Match`, `Prefer` and
 * `ConsistencyLevel`. Equal requests get their answers in the recorded order.
 */
export function replay(har: Har, { order = "any", repeat = false }: ReplayOptions = {}): Replay {
  const tracks: readonly Track[] = har.log.entries.map((entry) => ({
    entry,
    shape: shapeRequest(entry.request),
    isUsed: false,
  }));
  const unexpected: UnexpectedRequest[] = [];
  const report = (): ReplayReport => ({
    unused: tracks.filter(({ isUsed }) => !isUsed).map(({ entry }) => entry),
    unexpected: [...unexpected],
  });

  const answer = async (request: Request): Promise<Response> => {
    const shape = shapeRequest(await recordRequest(request));
    request.signal.throwIfAborted();
    const track = findAnswer(tracks, shape, order, repeat);
    if (track !== undefined) {
      track.isUsed = true;
      return createResponse(track.entry);
    }
    const nearest = findNearest(tracks, shape);
    const refused = { method: request.method, url: request.url, ...(nearest && { nearest }) };
    unexpected.push(refused);
    return refuse(describeUnexpected(refused));
  };
  return {
    fetch: async (input, init) => answer(new Request(input, init)),
    report,
    assertComplete: () => {
      const { unused, unexpected } = report();
      const problems = [
        ...unexpected.map(describeUnexpected),
        ...unused.map(({ request }) => `not requested: ${request.method} ${request.url}`),
      ];
      if (problems.length > 0) {
        throw new HarError("the requests are not those of the recording", problems);
      }
    },
  };
}

function findAnswer(
  tracks: readonly Track[],
  shape: RequestShape,
  order: "any" | "recorded",
  repeat: boolean,
): Track | undefined {
  const isOpen = (track: Track): boolean => !track.isUsed && isSameRequest(shape, track.shape);
  if (order === "any") {
    const open = tracks.find(isOpen);
    if (open !== undefined || !repeat) return open;
    return tracks.findLast((track) => isSameRequest(shape, track.shape));
  }
  const next = tracks.find(({ isUsed }) => !isUsed);
  if (next !== undefined && isOpen(next)) return next;
  const last = tracks.findLast(({ isUsed }) => isUsed);
  return repeat && last !== undefined && isSameRequest(shape, last.shape) ? last : undefined;
}

function findNearest(
  tracks: readonly Track[],
  shape: RequestShape,
): UnexpectedRequest["nearest"] | undefined {
  let best: { track: Track; cost: number } | undefined;
  for (const track of tracks) {
    const cost = countCost(shape, track.shape) + (track.isUsed ? 0.5 : 0);
    if (best === undefined || cost < best.cost) best = { track, cost };
  }
  if (best === undefined) return undefined;
  const differences = listDifferences(shape, best.track.shape);
  return {
    entry: best.track.entry,
    differences: differences.length > 0 ? differences : ["answered before, or out of order"],
  };
}

/** How far two requests are apart: segments of the path weigh most, then the method. */
function countCost(a: RequestShape, b: RequestShape): number {
  const [as, bs] = [a.path.split("/"), b.path.split("/")];
  const common = as.findIndex((segment, index) => segment !== bs[index]);
  const shared = common === -1 ? as.length : common;
  return (
    3 * (Math.max(as.length, bs.length) - shared) +
    (a.method === b.method ? 0 : 2) +
    listDifferences(a, { ...b, path: a.path, method: a.method }).length
  );
}

function describeUnexpected({ method, url, nearest }: UnexpectedRequest): string {
  const hint = nearest
    ? `nearest is ${nearest.entry.request.method} ${nearest.entry.request.url} (${nearest.differences.join("; ")})`
    : "the recording is empty";
  return `not recorded: ${method} ${url}; ${hint}`;
}

function createResponse({
  response: { status, statusText, headers, content },
}: HarEntry): Response {
  const sent = new Headers();
  for (const { name, value } of headers) {
    if (!WIRE_FIELDS.has(name.toLowerCase()) && !name.startsWith(":")) sent.append(name, value);
  }
  const isEmpty = status === 204 || status === 205 || status === 304;
  return new Response(isEmpty ? null : readBytes(content), { status, statusText, headers: sent });
}

function refuse(message: string): Response {
  return Response.json({ error: { code: "notRecorded", message } }, { status: 501 });
}
