import type { Model } from "@graphslice/csdl";
import { UriError } from "../uri/uri-error.js";
import type { BoundQuery, QueryTarget } from "./bound-query.js";
import type { QueryOptions } from "./query-options.js";

/**
 * Resolves names against the model and makes closures of expressions.
 *
 * @throws {UriError} for unknown names, types that do not fit, and options that the target cannot have.
 */
export function bindQuery(_options: QueryOptions, _target: QueryTarget, _model: Model): BoundQuery {
  throw new UriError("not yet", { position: 0 });
}
