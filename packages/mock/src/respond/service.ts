import type { BodySchemas } from "../body/body-schemas.js";
import type { GraphAccess, OperationHandler, Rule } from "../operations/operation-handler.js";
import type { ModelIndex } from "../resource/model-index.js";
import type { Store } from "../store/store.js";
import type { SyntaxCache } from "./syntax-cache.js";

/** What answers have in common. */
export interface Service {
  readonly index: ModelIndex;
  readonly schemas: BodySchemas;
  readonly syntax: SyntaxCache;
  readonly store: Store;
  /** The service root, without a slash at the end. */
  readonly base: string;
  /** The largest page, unless the client prefers another. */
  readonly pageSize: number;
  /** Bytes that a body may have. */
  readonly bodyLimit: number;
  /** Whether to answer as the reference pages say, where these differ from metadata and OData. */
  readonly isDocumented: boolean;
  readonly operations: ReadonlyMap<string, OperationHandler>;
  readonly rules: readonly Rule[];
  readonly authorize: ((request: Request) => void) | undefined;
  /** For hooks. */
  readonly graph: GraphAccess;
  /** Counts resets: what links and ETags of an earlier state say no longer holds. */
  readonly epoch: number;
}
