import type { Bodies } from "../calls/call-options.js";
import type { RequestBody } from "../transport/request.js";
import type { AnnotationName, DeclaredName, LinkName, Node } from "./node.js";
import type { Items, Page, ValueBody } from "./page.js";
import type { JsonOptions, WriteOptions } from "./query.js";
import type {
  AnyPath,
  BodyOf,
  BodyOptions,
  Castable,
  Countable,
  Deletable,
  Insertable,
  Listable,
  Readable,
  Updatable,
} from "./verbs.js";

/** The path of one entity, if the service restricts nothing. */
export interface EntityPath<N extends Node>
  extends AnyPath, Readable<N>, Updatable<N>, Deletable, Castable<N, "path"> {}

/** The path of a collection of entities, if the service restricts nothing. */
export interface CollectionPath<N extends Node>
  extends AnyPath, Listable<N>, Countable<N>, Insertable<N>, Castable<N, "collection"> {}

/** The path of entities that a function gives. */
export interface EntitiesPath<N extends Node>
  extends AnyPath, Listable<N>, Countable<N>, Castable<N, "collection"> {
  (key: string): N["path"];
}

/** The path of an action (OData Protocol 4.01 §11.5.5). */
export interface ActionPath<Parameters, Result> extends AnyPath {
  $post(
    ...given: {} extends Parameters
      ? [parameters?: Parameters, options?: WriteOptions]
      : [parameters: Parameters, options?: WriteOptions]
  ): Promise<Result>;
}

/** The path of a function with parameters (OData Protocol 4.01 §11.5.4). */
export interface FunctionPath<Parameters, Result> {
  (parameters: Parameters): Result;
}

/** The path of a function that needs no parameters; called or not is the same to services. */
export type PlainFunctionPath<Result> = Result &
  FunctionPath<{ readonly [name: string]: never } | void, Result>;

/** The path of bytes; `$value` of a media entity or a property (OData Protocol 4.01 §11.2.4.1). */
export interface MediaPath extends AnyPath {
  $get<As extends keyof Bodies>(options: BodyOptions<As>): Promise<BodyOf<As>>;
  $get(options?: Omit<BodyOptions<never>, "as">): Promise<Response>;
  $put(body: RequestBody, options?: WriteOptions): Promise<void>;
  $delete(options?: JsonOptions): Promise<void>;
}

/** The path of a stream property (OData Protocol 4.01 §11.2.4.1); `as` says how its bytes are wanted. */
export interface StreamPath extends AnyPath {
  $get<As extends keyof Bodies>(options: BodyOptions<As>): Promise<BodyOf<As>>;
  $put(body: RequestBody, options?: WriteOptions): Promise<void>;
  $delete(options?: JsonOptions): Promise<void>;
  readonly $value: MediaPath;
}

/** The path of a primitive value. */
export interface ValuePath<Value> extends AnyPath {
  /** `null` if there is no value. */
  $get(options?: JsonOptions): Promise<ValueBody<Value> | null>;
  $put(body: { readonly value: Value }, options?: WriteOptions): Promise<void>;
  $delete(options?: JsonOptions): Promise<void>;
  readonly $value: MediaPath;
}

/** The path of a collection of primitive or complex values. */
export interface ValuesPath<Item> extends AnyPath {
  $get(options?: ValuesOptions): Promise<Page<Item>>;
  $pages(options?: ValuesOptions): AsyncGenerator<Page<Item>, void>;
  $all(options?: ValuesOptions & { readonly token?: string }): Items<Item>;
  $count(options?: ValuesOptions): Promise<number>;
  $put(body: { readonly value: readonly Item[] }, options?: WriteOptions): Promise<void>;
}

/** Options of reading a collection of values. */
export interface ValuesOptions extends JsonOptions {
  readonly select?: readonly string[] | undefined;
  readonly filter?: string | undefined;
  readonly orderby?: readonly string[] | undefined;
  readonly search?: string | undefined;
  readonly top?: number | undefined;
  readonly skip?: number | undefined;
  readonly count?: boolean | undefined;
}

/** The path of a complex value, with properties of derived types, too. */
export type ComplexPath<Value> = ComplexVerbs<Value> & ValuePaths<Value>;

/**
 * The path of a complex value of a type that others derive from.
 *
 * @template Casts what derives from it, by qualified name; also where those are too many for `Value` to be their union
 */
export type BasePath<Value, Casts> = ComplexVerbs<Value> &
  ValuePaths<Value | TypeIn<Casts>> &
  CastableValue<Casts, "path">;

/** What generated types say of a complex type that derives from another. */
export interface ComplexNode<Value, Path = ComplexPath<Value>> {
  readonly type: Value;
  /** The path of one value. */
  readonly path: Path;
  /** The path of a collection of them. */
  readonly collection: ValuesPath<Value>;
}

/** Values that have derived types. */
export interface CastableValue<Casts, Kind extends "path" | "collection"> {
  /** The path restricted to a derived type. */
  $as<Name extends keyof Casts>(type: Name): Casts[Name][Kind & keyof Casts[Name]];
}

type ValuePaths<Value> = {
  readonly [Name in Exclude<NameIn<Value> & string, AnnotationName>]: PropertyPath<
    NonNullable<ValueIn<Value, Name>>
  >;
};

/** What can be done with a complex value. */
export interface ComplexVerbs<Value> extends AnyPath {
  /** `null` if there is no value. */
  $get(
    options?: JsonOptions & {
      readonly select?: readonly string[];
      readonly expand?: readonly string[];
    },
  ): Promise<Value | null>;
  $patch(body: Partial<Value>, options?: WriteOptions): Promise<Value | undefined>;
  $put(body: Value, options?: WriteOptions): Promise<void>;
  $delete(options?: JsonOptions): Promise<void>;
}

/** The path of a structural property. */
export type PropertyPath<Value> = [Value] extends [readonly (infer Item)[]]
  ? ValuesPath<Item>
  : [Value] extends [object]
    ? ComplexPath<Value>
    : ValuePath<Value>;

/**
 * The paths of a node's structural properties, also those of derived types, which services take without a cast.
 *
 * @template Members what is declared one by one: navigation, streams, operations
 * @template Casts nodes of derived types, where those are too many for the node's type to be their union
 */
export type PropertyPaths<N extends Node, Members, Casts = {}> = {
  readonly [
    Name in Exclude<
      NameIn<N["type"] | TypeIn<Casts>> & string,
      LinkName<N> | AnnotationName | keyof Members
    >
  ]: PropertyPath<NonNullable<ValueIn<N["type"] | TypeIn<Casts>, Name>>>;
};

/** The types of nodes, all of them: inferred, those would be left out that pass for others among them. */
type TypeIn<Casts> = TypeOf<Casts[keyof Casts]>;
type TypeOf<Cast> = Cast extends { readonly type: unknown } ? Cast["type"] : never;

type NameIn<Type> = Type extends unknown ? DeclaredName<Type> : never;
type ValueIn<Type, Name> = Type extends unknown
  ? Name extends DeclaredName<Type>
    ? Type[Name]
    : never
  : never;

/** What a reference consists of (OData JSON Format 4.01 §14). */
export interface Reference {
  "@odata.id": string;
}

/** The path of an entity that lives elsewhere, where one refers to it. */
export type Referenced<N extends Node> = N["path"] & {
  /** The reference; the entity itself stays where it is (OData Protocol 4.01 §11.4.6). */
  readonly $ref: AnyPath & {
    $get(options?: JsonOptions): Promise<Reference>;
    $put(body: Reference, options?: JsonOptions): Promise<void>;
    $delete(options?: JsonOptions): Promise<void>;
  };
};

/** The path of a collection of entities that live elsewhere. */
export type ReferencedCollection<N extends Node> = ((key: string) => Referenced<N>) &
  N["collection"] & {
    /** The references; the entities themselves stay where they are (OData Protocol 4.01 §11.4.6). */
    readonly $ref: AnyPath & {
      $get(options?: JsonOptions): Promise<Page<Reference>>;
      $post(body: Reference, options?: JsonOptions): Promise<void>;
      /** Takes one out, named by `query: { $id: … }`. */
      $delete(options: JsonOptions & { readonly query: { readonly $id: string } }): Promise<void>;
    };
  };
