import { fail } from "../errors/fail.js";

/** Percent-encodes what has a meaning in addresses, except for `!'()*`. */
export function encodeText(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    return fail("request", "a lone surrogate fits in no address");
  }
}

/**
 * Writes a name or key as one segment of an address. What would not arrive as it is given is refused: `.` and `..` are
 * resolved by anyone on the way, however they are encoded, an empty segment is dropped, and services take what starts
 * with `$` for a system segment.
 */
export function encodeSegment(text: string): string {
  if (/^(\.{0,2}$|\$)/.test(text)) fail("request", `"${text}" fits in no address`);
  return encodeText(text).replace(/[!'()*]/g, (it) => `%${it.charCodeAt(0).toString(16)}`);
}

/** Writes a query option; what may stand there as it is stays readable (OData ABNF, `queryOptions`). */
export function encodeQuery(text: string): string {
  return encodeText(text).replace(/%(2[4CF]|3[ABD]|40)/g, decodeURIComponent);
}
