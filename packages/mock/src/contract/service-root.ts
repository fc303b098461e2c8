import type { ModelIndex } from "../resource/model-index.js";
import type { AddressPlace } from "./address.js";
import { readAddress, readSegments, type AddressSegment } from "./read-address.js";

/** A URL of a service: its path, segment by segment, and the rest of it as it is written. */
export interface ServiceUrl {
  readonly segments: readonly AddressSegment[];
  /** From the question mark on. */
  readonly query: string;
}

/** Where a service is, and what its addresses lead to. */
export class ServiceRoot {
  readonly index: ModelIndex;
  /** Without a slash at the end. */
  readonly baseUrl: string;

  constructor(index: ModelIndex, baseUrl: string) {
    this.index = index;
    this.baseUrl = baseUrl;
  }

  /** @returns `undefined` for URLs of other services. */
  readUrl(url: string): ServiceUrl | undefined {
    const rest = this.relative(url);
    if (rest === undefined) return undefined;
    const [path = ""] = rest.split(/[?#]/, 1);
    return { segments: readSegments(path, this.index), query: rest.slice(path.length) };
  }

  /** @returns `undefined` for URLs of other services, and for addresses that the metadata do not have. */
  readPlace(url: string): AddressPlace | undefined {
    const [path] = this.relative(url)?.split(/[?#]/, 1) ?? [];
    return path === undefined ? undefined : readAddress(path, this.index)?.place;
  }

  /** The URL of a reference, which may be relative to the service. */
  resolve(reference: string): string {
    return /^https?:/i.test(reference)
      ? reference
      : `${this.baseUrl}/${reference.replace(/^\//, "")}`;
  }

  private relative(url: string): string | undefined {
    const rest = url.startsWith(this.baseUrl) ? url.slice(this.baseUrl.length) : undefined;
    return rest !== undefined && /^(?:[/?#]|$)/.test(rest) ? rest : undefined;
  }
}

/** A URL as `fetch` writes it, whatever it looks like in a text. */
export function normalizeUrl(url: string): string {
  return URL.canParse(url) ? new URL(url).href : url;
}
