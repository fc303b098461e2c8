import type { Bodies, CallOptions } from "../calls/call-options.js";
import type { CustomOptions, QueryOptions } from "../query/query-options.js";
import type { RequestBody } from "../transport/request.js";
import type { LinkName, Node, TargetOf } from "./node.js";
import type { Items, Page, Removable } from "./page.js";
import type {
  CountOptions,
  ExpandOption,
  GetOptions,
  JsonOptions,
  ListOptions,
  SelectName,
  WriteOptions,
} from "./query.js";
import type { Result } from "./result.js";

/** What all paths have. */
export interface AnyPath {
  /** The address. */
  $url(options?: QueryOptions): string;

  /** Sends any request, with all that the client does about tokens, tries and errors. */
  $request(
    method: string,
    options?: CallOptions & QueryOptions & { readonly body?: unknown },
  ): Promise<Response>;

  /** The path at a link from the service, such as a `mediaReadLink`; or with text added to the address as it is. */
  $link(link: string): LinkPath;
}

/** A path of which no more is known than its address. */
export interface LinkPath extends AnyPath {
  $get<As extends keyof Bodies>(options: BodyOptions<As>): Promise<BodyOf<As>>;
  $get(options?: JsonOptions & QueryOptions): Promise<unknown>;
  $post(body?: unknown, options?: WriteOptions): Promise<unknown>;
  $patch(body: unknown, options?: WriteOptions): Promise<unknown>;
  $put(body: RequestBody | object, options?: WriteOptions): Promise<unknown>;
  $delete(options?: JsonOptions): Promise<void>;
}

/** Can be read as one entity. */
export interface Readable<N extends Node> {
  /** Gives `undefined` if the entity is still of the version named by `ifNoneMatch`. */
  $get<Select extends SelectName<N> = never, const Expand extends ExpandOption<N> = undefined>(
    options: GetOptions<Select, Expand> & { readonly ifNoneMatch: string },
  ): Promise<Result<N, Select, Expand> | undefined>;
  $get<Select extends SelectName<N> = never, const Expand extends ExpandOption<N> = undefined>(
    options?: GetOptions<Select, Expand>,
  ): Promise<Result<N, Select, Expand>>;
}

/** Can be changed. */
export interface Updatable<N extends Node> {
  /** Gives the entity, if the service sends it back. */
  $patch(body: N["update"] & Bindings<N>, options?: WriteOptions): Promise<N["type"] | undefined>;

  /** Replaces the entity; few services allow it, and some create it if there is none. */
  $put(body: N["create"] & Bindings<N>, options?: WriteOptions): Promise<N["type"] | undefined>;
}

/** Can be deleted. */
export interface Deletable {
  $delete(options?: JsonOptions): Promise<void>;
}

/** Can be read as a collection. */
export interface Listable<N extends Node> {
  /** One page. */
  $get<Select extends SelectName<N> = never, const Expand extends ExpandOption<N> = undefined>(
    options?: ListOptions<N, Select, Expand>,
  ): Promise<Page<Result<N, Select, Expand>>>;

  /** All pages. */
  $pages<Select extends SelectName<N> = never, const Expand extends ExpandOption<N> = undefined>(
    options?: ListOptions<N, Select, Expand>,
  ): AsyncGenerator<Page<Result<N, Select, Expand>>, void>;

  /** All items of all pages. */
  $all<Select extends SelectName<N> = never, const Expand extends ExpandOption<N> = undefined>(
    options?: ListOptions<N, Select, Expand> & { readonly token?: string },
  ): Items<Result<N, Select, Expand>>;
}

/** Can be counted. */
export interface Countable<N extends Node> {
  /** The number of items. */
  $count(options?: CountOptions<N>): Promise<number>;
}

/** Can be added to. */
export interface Insertable<N extends Node> {
  $post(
    body: N["create"] & Bindings<N>,
    options: WriteOptions & { readonly prefer: "return=minimal" },
  ): Promise<undefined>;
  $post(body: N["create"] & Bindings<N>, options?: WriteOptions): Promise<N["type"]>;
}

/** Says what has changed. */
export interface Trackable<N extends Node> {
  /** What has changed since the token was given; without one, all there is. */
  $delta<Select extends SelectName<N> = never, const Expand extends ExpandOption<N> = undefined>(
    options?: ListOptions<N, Select, Expand> & { readonly token?: string },
  ): Items<Result<N, Select, Expand> & Removable>;
}

/** References to entities that are there already (OData JSON Format 4.01 §8.5), by the name of the property. */
export type Bindings<N extends Node> = {
  readonly [
    Name in LinkName<N> as `${Name}@odata.bind`
  ]?: N["links"][Name] extends readonly unknown[] ? readonly string[] : string;
};

/** Has derived types. */
export interface Castable<N extends Node, Kind extends "path" | "collection"> {
  /** The path restricted to a derived type. */
  $as<Name extends keyof N["casts"]>(type: Name): TargetOf<N["casts"][Name]>[Kind];
}

/** Options of reading bytes. */
export interface BodyOptions<As> extends Omit<CallOptions, "schema" | "contentType" | "as"> {
  /** How the body is wanted. */
  readonly as: As;
  readonly query?: CustomOptions | undefined;
}

/** A body as it was asked for; `null` if there is none. */
export type BodyOf<As extends keyof Bodies> = As extends "response"
  ? Bodies[As]
  : Bodies[As] | null;
