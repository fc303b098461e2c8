const PREDEFINED: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
]);

/** A reference at the regular expression's `lastIndex`: its body in the first group. */
export const REFERENCE: RegExp = /&(#[0-9]{1,10}|#x[0-9A-Fa-f]{1,8}|[A-Za-z_][\w.-]*);/y;

/** What a reference stands for, or undefined if it is none that XML predefines (XML 1.0 §4.1, §4.6). */
export function resolveReference(body: string): string | undefined {
  if (!body.startsWith("#")) return PREDEFINED.get(body);
  const codePoint = body.startsWith("#x")
    ? Number.parseInt(body.slice(2), 16)
    : Number.parseInt(body.slice(1), 10);
  return isXmlCharacter(codePoint) ? String.fromCodePoint(codePoint) : undefined;
}

/** Replaces references once: `&amp;#10;` becomes `&#10;`. Those that mean nothing stay. */
export function decodeReferences(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&([#\w.-]+);/g, (whole, body: string) => resolveReference(body) ?? whole);
}

function isXmlCharacter(codePoint: number): boolean {
  return (
    codePoint === 0x9 ||
    codePoint === 0xa ||
    codePoint === 0xd ||
    (codePoint >= 0x20 && codePoint <= 0xd7ff) ||
    (codePoint >= 0xe000 && codePoint <= 0xfffd) ||
    (codePoint >= 0x10000 && codePoint <= 0x10ffff)
  );
}
