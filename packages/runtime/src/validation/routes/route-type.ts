import type { Schema } from "../schema.js";

/**
 * What paths of a type lead to, beside keys. Types are written as OData has them: `Edm.String`,
 * `Collection(microsoft.graph.user)`, and `Collection(Edm.String?)` where elements may be null.
 */
export interface RouteType {
  readonly base?: string;
  /** Structural and navigation properties, by name; of the container, its sets and singletons. */
  readonly properties?: Readonly<Record<string, string>>;
  /** What functions answer that are bound to one, by name. */
  readonly functions?: Readonly<Record<string, string>>;
  readonly actions?: Readonly<Record<string, RouteAction>>;
  /** The same of what is bound to collections. */
  readonly collectionFunctions?: Readonly<Record<string, string>>;
  readonly collectionActions?: Readonly<Record<string, RouteAction>>;
}

/** An action: where the schema of its parameters is, if it has any, and what it answers, if it does. */
export interface RouteAction {
  readonly load?: () => Promise<object>;
  /** The name that the loaded module exports the schema by. */
  readonly parameters?: string;
  readonly result?: string;
}

/** All structured types of a slice by qualified name, and its container by none: `""`. */
export type RouteTypes = Readonly<Record<string, RouteType>>;

/** The schemas of a call's bodies. */
export interface BodySchemas {
  readonly request?: Schema<unknown> | undefined;
  readonly response?: Schema<unknown> | undefined;
}

/** Finds the schemas of a call's bodies by the template of its path, such as `/users/{id}/messages`. */
export type RouteSchemas = (call: {
  readonly method: string;
  readonly route: string;
  readonly url: string;
}) => Promise<BodySchemas | undefined>;
