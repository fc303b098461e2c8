import type { Operation } from "@graphslice/csdl";
import type { JsonObject, JsonValue } from "../json.js";

/** An entity as hooks see it. */
export interface EntityView {
  /** The path from the service root, e.g. `users('x')`. */
  readonly path: string;
  /** Qualified name of its type. */
  readonly type: string;
  /** Structural properties; what is absent is null. */
  readonly values: JsonObject;
}

/** The state, for hooks: by paths as in requests, without what a request has beside its path and its body. */
export interface GraphAccess {
  /** The entity at a path; undefined if there is none. */
  readonly get: (path: string) => EntityView | undefined;
  /** The entities of the collection at a path. */
  readonly list: (path: string) => readonly EntityView[];
  /** Creates as POST does, judged by the model. @throws {Refusal} */
  readonly create: (path: string, body: JsonObject) => EntityView;
  /**
   * Changes what a service may change, also what it alone sets. Complex values are merged; null removes.
   *
   * @throws {Refusal} where the result would not be of its type, or there is no such entity.
   */
  readonly update: (path: string, values: JsonObject) => EntityView;
  /** @throws {Refusal} 404 if there is no such entity. */
  readonly delete: (path: string) => void;
  /** The service's time, as DateTimeOffset. */
  readonly now: () => string;
}

/** A call of an action or function whose parameters were judged by the model. */
export interface OperationCall {
  /** The overload. */
  readonly operation: Operation;
  readonly parameters: JsonObject;
  /** What a bound operation is called on: an entity, those of a collection, or a value. */
  readonly binding?: EntityView | readonly EntityView[] | JsonValue;
  /** The path that the operation is called at, from the service root. */
  readonly path: string;
  readonly graph: GraphAccess;
}

/**
 * What an operation does. It returns a value of the return type, in JSON, entities with `@odata.type` where it is not
 * the declared one; undefined for null or nothing. Throw a `Refusal` to refuse: what was changed until then is undone.
 */
export type OperationHandler = (call: OperationCall) => JsonValue | undefined;

/** A change that a rule may refuse, by throwing a `Refusal`. */
export interface Change {
  readonly kind: "create" | "update" | "delete";
  /** As it is after the change; of a deletion, as it was. */
  readonly entity: EntityView;
  /** The values before an update. */
  readonly before?: JsonObject;
  readonly graph: GraphAccess;
}

/** A rule of the service that the metadata cannot say. */
export interface Rule {
  /** Qualified name of the type that it is about, derived types included. */
  readonly type: string;
  readonly check: (change: Change) => void;
}
