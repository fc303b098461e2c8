import { GraphError, type GraphErrorDetails, type GraphErrorKind } from "./graph-error.js";

/** Throws a `GraphError`. */
export function fail(kind: GraphErrorKind, message: string, details?: GraphErrorDetails): never {
  throw new GraphError(kind, message, details);
}
