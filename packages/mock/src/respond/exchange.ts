import type { QueryOptions } from "../query/query-options.js";
import { Refusal } from "../refusal.js";
import { parseMediaType } from "./media-type.js";
import { chooseJsonFormat, type JsonFormat } from "./json-format.js";
import type { Preferences } from "./preferences.js";
import type { Service } from "./service.js";

/** A request that was read, and the service that answers it. */
export interface Exchange {
  readonly service: Service;
  readonly method: string;
  /** As the request has it: relative to the service root, without a leading slash. */
  readonly path: string;
  /** The query string, without its question mark. */
  readonly search: string;
  readonly headers: Headers;
  /** Undefined if it has more bytes than are allowed. */
  readonly body: Uint8Array<ArrayBuffer> | undefined;
  readonly options: QueryOptions;
  readonly preferences: Preferences;
}

/** @throws {Refusal} 406 if the client takes no JSON. */
export function jsonFormatOf({ headers, options }: Exchange): JsonFormat {
  return chooseJsonFormat(headers.get("accept"), options.format);
}

/** @throws {Refusal} 413 */
export function bytesOf({ body, service }: Exchange): Uint8Array<ArrayBuffer> {
  if (body === undefined) {
    throw new Refusal(413, `The body is too large; expected at most ${service.bodyLimit} bytes.`);
  }
  return body;
}

/** The body of a request that has to be JSON. @throws {Refusal} 413, 415 */
export function jsonBytesOf(exchange: Exchange): Uint8Array<ArrayBuffer> {
  const contentType = exchange.headers.get("content-type");
  const media = contentType === null ? undefined : parseMediaType(contentType);
  const charset = media?.parameters.get("charset")?.toLowerCase() ?? "utf-8";
  if (media?.type !== "application/json" || (charset !== "utf-8" && charset !== "us-ascii")) {
    throw new Refusal(
      415,
      `Invalid Content-Type: expected application/json but received ${(contentType ?? "none").slice(0, 100)}.`,
    );
  }
  return bytesOf(exchange);
}
