const LONGEST = 300;

/** Says what was expected and what was found; `undefined` is nothing. */
export function describeDifference(what: string, expected: unknown, found: unknown): string {
  return `${what}: expected ${print(expected)} but found ${print(found)}`;
}

function print(value: unknown): string {
  if (value === undefined) return "nothing";
  const text = typeof value === "string" ? value || '""' : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}
