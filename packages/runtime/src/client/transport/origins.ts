import { fail } from "../errors/fail.js";

/** Parses an address, as `fetch` will, and says whether the token may go there. */
export type Judge = (address: unknown, base?: string) => Judged;

/** An address, and whether its origin is an allowed one. */
export interface Judged {
  readonly url: URL;
  readonly isAllowed: boolean;
}

/** Over TLS, or not further than this machine. */
const SECURE = /^(https:|http:\/\/(localhost|127(\.\d+){3}|\[::1\])(:\d+)?$)/;

/**
 * Allows the origin of the base, if it is `https:`, and those of the addresses, all `https:`, or `http:` of this
 * machine.
 */
export function allowOrigins(base: string, addresses: readonly string[] = []): Judge {
  const { protocol, origin: home } = parseAddress(base);
  const origins = new Set(addresses.map((address) => parseAddress(address).origin));
  if (protocol === "https:") origins.add(home);
  for (const origin of [home, ...origins]) {
    if (!origins.has(origin) || !SECURE.test(origin)) fail("origin", `${origin} is not allowed`);
  }
  return (address, from) => {
    const url = parseAddress(address, from);
    // The origin of a blob: address is that of another one.
    return { url, isAllowed: url.protocol !== "blob:" && origins.has(url.origin) };
  };
}

/** An address that brings a user or password of its own is refused. */
function parseAddress(address: unknown, base?: string): URL {
  const url = typeof address === "string" && URL.canParse(address, base) && new URL(address, base);
  return url && !url.username && !url.password ? url : fail("origin", "no address");
}
