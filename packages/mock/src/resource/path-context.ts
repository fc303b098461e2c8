import type { Function, TypeReference } from "@graphslice/csdl";
import type { JsonObject, JsonValue } from "../json.js";
import type { Syntax } from "../query/syntax.js";
import type { Store } from "../store/store.js";
import type { ModelIndex } from "./model-index.js";
import type { Binding, Resource } from "./resource.js";

/** What the resolution of a path needs beside the path. */
export interface PathContext {
  readonly index: ModelIndex;
  readonly store: Store;
  /** Parameter aliases of the query string. */
  readonly aliases: ReadonlyMap<string, Syntax>;
  /** Answers a function. */
  readonly evaluate: (
    operation: Function,
    parameters: JsonObject,
    binding: Binding | undefined,
  ) => JsonValue | undefined;
  /** Makes a resource of what a function returned. */
  readonly present: (value: JsonValue | undefined, type: TypeReference) => Resource;
}
