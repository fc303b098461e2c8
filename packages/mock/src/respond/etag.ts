import { Refusal } from "../refusal.js";
import type { Entity, StreamValue } from "../store/entity.js";
import type { Service } from "./service.js";

/** The weak ETag of an entity: it changes with its properties and streams, not with what it contains. */
export function etagOf({ changed, sequence }: Entity, { epoch }: Service): string {
  return `W/"${writeVersion(epoch, sequence, changed)}"`;
}

/** The strong ETag of a stream. */
export function streamEtagOf(
  { changed }: StreamValue,
  { sequence }: Entity,
  { epoch }: Service,
): string {
  return `"${writeVersion(epoch, sequence, changed)}"`;
}

function writeVersion(...parts: readonly number[]): string {
  return btoa(parts.join(".")).replaceAll("=", "");
}

/**
 * Judges `If-Match` and `If-None-Match` of a write (RFC 9110 §13.1).
 *
 * @param etag undefined where there is nothing.
 * @throws {Refusal} 412
 */
export function checkPreconditions(headers: Headers, etag: string | undefined): void {
  const ifMatch = headers.get("if-match");
  const ifNoneMatch = headers.get("if-none-match");
  const fails =
    (ifMatch !== null && !matches(ifMatch, etag)) ||
    (ifNoneMatch !== null && matches(ifNoneMatch, etag));
  if (fails) {
    throw new Refusal(
      412,
      "The resource has changed, or is not what the request's condition expects.",
    );
  }
}

/** Whether a client that reads has it already, so that 304 is all it needs. */
export function isUnchanged(headers: Headers, etag: string | undefined): boolean {
  const ifNoneMatch = headers.get("if-none-match");
  return ifNoneMatch !== null && etag !== undefined && matches(ifNoneMatch, etag);
}

/** Weak comparison: what is weak here is written by the same rule that reads it. */
function matches(header: string, etag: string | undefined): boolean {
  if (etag === undefined) return false;
  if (header.trim() === "*") return true;
  const plain = etag.replace(/^W\//, "");
  return header
    .slice(0, 8192)
    .split(",")
    .some((candidate) => candidate.trim().replace(/^W\//, "") === plain);
}
