/** Splits the text of a type at a separator that is in no brackets and in no string. */
export function splitType(text: string, separator: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let index = 0; index < text.length; index += 1) {
    const char = text.charAt(index);
    if (char === '"') {
      index = endOfString(text, index);
    } else if ("<({[".includes(char)) depth += 1;
    // The arrow of a function type closes nothing.
    else if (">)}]".includes(char) && text.charAt(index - 1) !== "=") depth -= 1;
    else if (depth === 0 && text.startsWith(separator, index)) {
      parts.push(text.slice(start, index).trim());
      start = index + separator.length;
      index = start - 1;
    }
  }
  const last = text.slice(start).trim();
  return last === "" ? parts : [...parts, last];
}

function endOfString(text: string, start: number): number {
  let index = start + 1;
  while (index < text.length && text.charAt(index) !== '"') {
    index += text.charAt(index) === "\\" ? 2 : 1;
  }
  return index;
}

/** A generic type's name and arguments: `Runtime.ActionPath<A, B>`. */
export interface TypeCall {
  readonly name: string;
  readonly typeArguments: readonly string[];
}

export function readTypeCall(text: string): TypeCall {
  const at = text.indexOf("<");
  if (at < 0 || !text.endsWith(">")) return { name: text, typeArguments: [] };
  return { name: text.slice(0, at), typeArguments: splitType(text.slice(at + 1, -1), ",") };
}

const TOKEN = /"(?:[^"\\]|\\.)*"|[\w$]+(?:\.[\w$]+)*/g;

/** The names in the text of a type, those with a namespace as a whole. */
export function namesIn(text: string): readonly string[] {
  return (text.match(TOKEN) ?? []).filter((token) => !token.startsWith('"'));
}

/** Puts a namespace in front of the names that a package exports. */
export function qualifyType(
  text: string,
  namespace: string,
  isExported: (name: string) => boolean,
): string {
  return text.replace(TOKEN, (token) =>
    !token.startsWith('"') && isExported(token.split(".", 1)[0] ?? "")
      ? `${namespace}.${token}`
      : token,
  );
}
