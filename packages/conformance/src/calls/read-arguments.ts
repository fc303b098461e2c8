/** What stands in parentheses: values by name, or a key on its own. */
export type Arguments =
  | { readonly kind: "named"; readonly values: readonly (readonly [name: string, value: string])[] }
  | { readonly kind: "key"; readonly key: string };

const NAMED = /\s*([A-Za-z_][\w.]*)\s*=\s*((?:'(?:[^']|'')*'|[^',])*)(?:,|$)/y;

/** Reads what stands in parentheses, as `id='a',name='b'`, `'a'` or nothing. */
export function readArguments(text: string): Arguments {
  const values: (readonly [string, string])[] = [];
  NAMED.lastIndex = 0;
  while (NAMED.lastIndex < text.length) {
    const [match, name, value] = NAMED.exec(text) ?? [];
    if (match === undefined || name === undefined || value === undefined) {
      return { kind: "key", key: unquote(text.trim()) };
    }
    values.push([name, value.trim()]);
  }
  return { kind: "named", values };
}

/** A string without the quotes that OData has around it; pages have others, too. */
export function unquote(text: string): string {
  const { single, double } =
    /^'(?<single>(?:[^']|'')*)'$|^"(?<double>[^"]*)"$/s.exec(text)?.groups ?? {};
  return single?.replaceAll("''", "'") ?? double ?? text;
}
