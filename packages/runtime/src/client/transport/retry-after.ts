/**
 * Seconds to wait by `Retry-After` (RFC 9110 §10.2.3), which Graph may give with a fraction. A date counts from the
 * response's own `Date`, so that clocks need not agree. `undefined` if the value is none, or already over.
 */
export function readRetryAfter(headers: Headers): number | undefined {
  const value = headers.get("retry-after") ?? "";
  if (/^\d*\.?\d+$/.test(value)) return Number(value);
  if (!/^[MTWFS][a-z]+,? .*:/.test(value)) return undefined;
  const now = Date.parse(headers.get("date") ?? "") || Date.now();
  const seconds = (Date.parse(value) - now) / 1000;
  return seconds > 0 ? seconds : undefined;
}
