import { DownloadError } from "./download-error.js";

/** How many redirects are followed; services of metadata need one at most. */
const MAX_REDIRECTS = 5;

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

export function isRedirect(status: number): boolean {
  return REDIRECTS.has(status);
}

/**
 * Where a redirect leads, if it may be followed: to the same host, not from https to http, and not for ever.
 *
 * @param way the addresses that have been asked, the one that redirects last
 */
export function judgeRedirect(location: string | undefined, way: readonly string[]): string {
  const [start = ""] = way;
  const here = way.at(-1) ?? start;
  const refuse = (problem: string): DownloadError => new DownloadError(start, problem);
  if (location === undefined || !URL.canParse(location, here)) {
    throw refuse("redirects, but does not say where to");
  }
  const from = new URL(here);
  const to = new URL(location, here);
  to.hash = "";
  const { href, protocol } = to;
  if (protocol !== "https:" && protocol !== from.protocol) {
    throw refuse(`redirects to ${href}; expected an https: address, so it is not followed`);
  }
  const isUpgrade = protocol !== from.protocol;
  if (isUpgrade ? to.hostname !== from.hostname : to.host !== from.host) {
    throw refuse(
      `redirects to another host, ${href}, and is not followed; if you trust that, pull it instead`,
    );
  }
  if (way.includes(href)) throw refuse("redirects in a circle");
  if (way.length > MAX_REDIRECTS) throw refuse(`redirects more than ${MAX_REDIRECTS} times`);
  return href;
}
