import { UriError } from "../uri/uri-error.js";
import type { QueryOptions } from "./query-options.js";

/**
 * Reads a query string, without its question mark (OData 4.0 Part 2 §5).
 *
 * @throws {UriError} for a malformed, unknown or repeated option.
 */
export function parseQuery(_search: string): QueryOptions {
  throw new UriError("not yet", { position: 0 });
}
