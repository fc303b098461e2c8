const IDENTIFIER = /^[A-Za-z_$][A-Za-z0-9_$]*$/;
// Characters that end a line, reverse its direction or cannot be seen.
const INVISIBLE =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

// What stands in any token as it is.
const PLAIN = /^[\w .,:;@#$/()[\]<>|?-]*$/;

/** A string literal, quoted as Prettier would. */
export function printString(value: string): string {
  if (PLAIN.test(value)) return `"${value}"`;
  const quote = count(value, '"') > count(value, "'") ? "'" : '"';
  const escaped = value
    .replaceAll("\\", "\\\\")
    .replaceAll(quote, `\\${quote}`)
    .replace(INVISIBLE, escapeCharacter);
  return quote + escaped + quote;
}

/**
 * A name that stands in code as it is.
 *
 * @throws {TypeError} if it is no identifier: the views let only those through.
 */
export function printIdentifier(name: string): string {
  if (!IDENTIFIER.test(name)) throw new TypeError(`${JSON.stringify(name)} is not an identifier`);
  return name;
}

export function isIdentifier(name: string): boolean {
  return IDENTIFIER.test(name);
}

/** A property's key: the name itself, or quoted where it is no identifier. */
export function printKey(name: string): string {
  return IDENTIFIER.test(name) ? name : printString(name);
}

/** A line of a doc comment, in which nothing ends the comment, starts a tag of its own or hides. */
export function printDocLine(line: string): string {
  if (PLAIN.test(line)) return line;
  return line.replaceAll("*/", "*\\/").replace(INVISIBLE, escapeCharacter);
}

/** A JSON text in which nothing hides; it keeps its line breaks. */
export function escapeJson(text: string): string {
  return text.replace(INVISIBLE, (character) =>
    character === "\n" ? character : escapeCharacter(character),
  );
}

/**
 * A number literal.
 *
 * @throws {TypeError} if it is not finite.
 */
export function printNumber(value: number | bigint): string {
  if (typeof value === "number" && !Number.isFinite(value)) {
    throw new TypeError(`${value} is not a number literal`);
  }
  return String(value);
}

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}
