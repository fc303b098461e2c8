import type { Segment } from "./segment.js";
import { UriError } from "./uri-error.js";

/**
 * Splits a request path, relative to the service root and without a leading slash, into segments (OData 4.0 Part 2 §4).
 *
 * @throws {UriError} for segments that are empty, badly encoded, or start with an unknown dollar name.
 */
export function parsePath(_path: string): readonly Segment[] {
  throw new UriError("not yet", { position: 0 });
}
