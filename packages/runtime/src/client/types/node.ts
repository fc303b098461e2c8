/**
 * What generated types say of an entity type: a node of the navigation tree. Members that are left out are as here:
 * nothing.
 */
export interface Node {
  /** An entity in a response. */
  readonly type: object;
  /** The body of a request that creates one. */
  readonly create: unknown;
  /** The body of a request that updates one. */
  readonly update: unknown;
  /** Navigation properties: the node they lead to, in an array if they lead to many. */
  readonly links: {};
  /** Properties whose literals are not what JavaScript's values look like, by the name of their type in `Edm`. */
  readonly literals: {};
  /** Nodes of derived types, by qualified name. */
  readonly casts: {};
  /** The path of one entity. */
  readonly path: unknown;
  /** The path of a collection of them. */
  readonly collection: unknown;
}

/** Names of a node's navigation properties. */
export type LinkName<N extends Node> = keyof N["links"] & string;

/** The node that a navigation property leads to. */
export type TargetOf<Link> = Link extends readonly (infer Target extends Node)[]
  ? Target
  : Link extends Node
    ? Link
    : never;

/** Names that carry control information or instance annotations. */
export type AnnotationName = `${string}@${string}`;

/** Names of members that a type declares; an open type has others beside them. */
export type DeclaredName<Type> = string extends keyof Type
  ? keyof { [Name in keyof Type as string extends Name ? never : Name]: never }
  : keyof Type;

/** Names of the structural properties that all of a node's types have. */
export type PropertyName<N extends Node> = Exclude<
  DeclaredName<N["type"]> & string,
  LinkName<N> | AnnotationName
>;

/** The path to a property of a complex value, or to one of a derived type. */
export type NestedName = `${string}/${string}`;
