import { badRequest, Refusal } from "../refusal.js";

/** Where a page ended. */
export interface SkipPosition {
  /** Items that were answered. */
  readonly taken: number;
  /** Items before the next page, of those that pass the filter: more than were answered where some were skipped. */
  readonly offset: number;
  /** The sequence of the last item. */
  readonly sequence: number;
  /** The store's time: as long as it is the same, the offset is right. */
  readonly time: number;
}

const VERSION = 1;

/** Tells of the state that a token belongs to, and of the request. */
export interface TokenScope {
  readonly epoch: number;
  /** What must be the same in the next request. */
  readonly request: string;
}

export function writeSkipToken(
  { taken, offset, sequence, time }: SkipPosition,
  { epoch, request }: TokenScope,
): string {
  const text = [VERSION, epoch, time, taken, offset, sequence, hash(request)].join(".");
  return btoa(text).replaceAll("=", "").replaceAll("+", "-").replaceAll("/", "_");
}

/** @throws {Refusal} 400 for what is no token of this request, 410 for one of a state that is gone. */
export function readSkipToken(
  token: string,
  { epoch, request }: TokenScope,
  option = "$skiptoken",
): SkipPosition {
  const parts = decode(token).split(".").map(Number);
  const [version, givenEpoch, time, taken, offset, sequence, hashed] = parts;
  const isWhole =
    parts.length === 7 && parts.every((part) => Number.isSafeInteger(part) && part >= 0);
  if (
    !isWhole ||
    version !== VERSION ||
    hashed !== hash(request) ||
    givenEpoch === undefined ||
    time === undefined ||
    taken === undefined ||
    offset === undefined ||
    sequence === undefined
  ) {
    throw badRequest(`Invalid ${option}: expected one of a link that this request was given.`);
  }
  if (givenEpoch !== epoch) throw staleToken();
  return { taken, offset, sequence, time };
}

export function staleToken(): Refusal {
  return new Refusal(
    410,
    "The link has expired: what it continues has changed. Start again without it.",
  );
}

function decode(token: string): string {
  if (!/^[\w-]{1,200}$/.test(token) || token.length % 4 === 1) return "";
  return atob(token.replaceAll("-", "+").replaceAll("_", "/"));
}

function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}
