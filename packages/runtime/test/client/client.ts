import {
  createClient,
  type Bodies,
  type CallOptions,
  type ClientOptions,
  type Items,
  type Page,
  type QueryOptions,
} from "../../src/client/index.js";
import type { TestServer } from "./server.js";

type Options = CallOptions & QueryOptions;
type Entity = Record<string, unknown>;

/** Any of the names that tests use can be had of any path, and any verb called. */
export interface AnyPath extends Verbs, Readonly<Record<Segment, AnyPath>> {
  (...values: readonly unknown[]): AnyPath;
}

type Segment =
  | "$ref"
  | "$value"
  | "a"
  | "attachments"
  | "byIds"
  | "calls"
  | "clientConfigurations"
  | "constructor"
  | "content"
  | "count"
  | "createUploadSession"
  | "delete"
  | "delta"
  | "detail"
  | "drive"
  | "f"
  | "fill"
  | "format"
  | "g"
  | "get"
  | "groups"
  | "items"
  | "length"
  | "lines"
  | "manager"
  | "me"
  | "memberOf"
  | "message"
  | "messages"
  | "name"
  | "officeConfiguration"
  | "photo"
  | "policyPayload"
  | "post"
  | "prototype"
  | "reminderView"
  | "reports"
  | "root"
  | "tags"
  | "users"
  | "x"
  | "y"
  | "zones";

interface Verbs {
  $get<As extends keyof Bodies>(options: Options & { readonly as: As }): Promise<Bodies[As]>;
  $get(options?: Options): Promise<Entity & { readonly value: readonly Entity[] }>;
  $post(body?: unknown, options?: Options): Promise<Entity>;
  $patch(body?: unknown, options?: Options): Promise<Entity>;
  $put(body?: unknown, options?: Options): Promise<Entity>;
  $delete(options?: Options): Promise<void>;
  $count(options?: Options): Promise<number>;
  $url(options?: Options): string;
  $request(method: string, options?: Options & { readonly body?: unknown }): Promise<Response>;
  $pages(options?: Options): AsyncGenerator<Page<Entity>>;
  $all(options?: Options & { readonly token?: string | undefined }): Items<Entity>;
  $delta(options?: Options & { readonly token?: string | undefined }): Items<Entity>;
  $as(type: string): AnyPath;
  $link(link: string): AnyPath;
}

export const TOKEN = "secret-token-eyJhbGciOi";

/** A client for a server on this machine, with a token. */
export function clientFor(server: TestServer, options: ClientOptions = {}): AnyPath {
  return createClient<AnyPath>({
    credential: () => TOKEN,
    allowedOrigins: [server.origin],
    ...options,
    baseUrl: options.baseUrl ?? `${server.origin}/v1.0`,
  });
}
