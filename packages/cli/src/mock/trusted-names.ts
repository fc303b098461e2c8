import { UsageError } from "../usage-error.js";

/** Whom a server on this machine answers. */
export interface TrustedNames {
  /** Whether a request may name this host, without its port. */
  readonly hasHost: (hostname: string) => boolean;
  /** Whether pages of this origin may read what is answered. */
  readonly hasOrigin: (origin: string) => boolean;
}

/**
 * Names of this machine are trusted, addresses, which no name server can point elsewhere, and what the flags name; pages
 * only of this machine and of what the flags name.
 *
 * @param host the `--host` that is listened on
 * @param allowed origins such as `https://app.example:3000`, or names of hosts
 * @throws {UsageError} for what is neither
 */
export function trustNames(host: string | undefined, allowed: readonly string[]): TrustedNames {
  const hosts = new Set(host === undefined ? [] : [host.toLowerCase()]);
  const origins = new Set<string>();
  for (const text of allowed) {
    const isHost = /^(?:[a-z\d-]+\.)*[a-z\d-]+$/i.test(text);
    const url = !isHost && URL.canParse(text) ? new URL(text) : undefined;
    if (isHost) hosts.add(text.toLowerCase());
    else if (url !== undefined && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`) {
      origins.add(url.origin);
    } else {
      throw new UsageError(
        `--allow: expected an origin such as https://app.example:3000, or the name of a host, but found "${text}"`,
      );
    }
  }
  return {
    hasHost: (hostname) => isLocalName(hostname) || isAddress(hostname) || hosts.has(hostname),
    hasOrigin: (origin) => {
      if (origins.has(origin)) return true;
      const url = URL.canParse(origin) ? new URL(origin) : undefined;
      if (url === undefined || !/^https?:$/.test(url.protocol)) return false;
      return isLocalName(url.hostname) || isLoopback(url.hostname);
    },
  };
}

/** Names that lead to this machine wherever they are asked for (RFC 6761 §6.3). */
function isLocalName(hostname: string): boolean {
  return /^(?:.+\.)?localhost$/i.test(hostname);
}

/** Whether an address is this machine's own, as URLs write it. */
export function isLoopback(hostname: string): boolean {
  return /^127(?:\.\d{1,3}){3}$/.test(hostname) || hostname === "[::1]";
}

/** Whether a host is an address: what ends with a number or stands in brackets can be nothing else in a URL. */
function isAddress(hostname: string): boolean {
  return /^\[.*\]$|(?:^|\.)\d+$/.test(hostname);
}
