import { splitUrl } from "../corpus/split-url.js";
import { isPlaceholder } from "./placeholder.js";
import { readArguments } from "./read-arguments.js";
import { readOption, readOptions, splitOutside } from "./read-options.js";

/**
 * How an address that is sent differs from the one that is documented; `undefined` if they are the same but for what
 * means the same to Graph: a key in parentheses or as a segment, the case of names, `microsoft.graph.` or not in front
 * of an operation, the order of options and blanks in lists, and values in place of placeholders.
 *
 * @param respelled what is sent in place of a name or value of the page
 */
export function compareAddresses(
  documented: string,
  sent: string,
  respelled: ReadonlyMap<string, string>,
): string | undefined {
  for (const [written, other] of respelled) {
    if (!isSpelling(written, other)) return `"${other}" is no spelling of "${written}"`;
  }
  const wanted = listPieces(documented, (piece) => respelled.get(piece) ?? piece);
  const found = listPieces(sent, (piece) => piece);
  return wanted.join("\n") === found.join("\n")
    ? undefined
    : `${wanted.join(" ")} <> ${found.join(" ")}`;
}

/** Whether one text is another way to write the other, or a value for a placeholder. */
function isSpelling(written: string, sent: string): boolean {
  const fold = (text: string): string => text.toLowerCase().replaceAll(/\$|\s|;$/g, "");
  if (isPlaceholder(written) || fold(written) === fold(sent)) return true;
  // `graph.x` and `any.namespace.x` for what is bound as `x`, and `graph.x` for a type.
  return /^[\w.]+$/.test(written) && baseName(written) === baseName(sent);
}

function baseName(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1).toLowerCase();
}

/** The names, keys and values of an address, and its query options in the order of their names. */
function listPieces(url: string, spell: (piece: string) => string): readonly string[] {
  const { segments, query } = splitUrl(url);
  const { options } = readOptions(query);
  const path = segments.flatMap((segment) => {
    const { name = segment, argument } =
      /^(?<name>[^(]+)\((?<argument>.*)\)$/s.exec(segment)?.groups ?? {};
    if (argument === undefined) return [`/${spell(segment)}`];
    const read = readArguments(argument);
    if (read.kind === "key") return [`/${spell(name)}`, `/${spell(read.key)}`];
    const values = read.values.map(([key, value]) => {
      const alias = options.find((option) => option.written === value);
      return `(${spell(key)}=${spell(alias?.value ?? value)})`;
    });
    return [`/${spell(name)}`, ...values];
  });
  const sorted = options
    .filter(({ name }) => !name.startsWith("@"))
    .map(({ name, value }) => `?${name}=${canonical(name, spell(value))}`)
    .toSorted();
  return [...path, ...sorted];
}

/** A value without blanks that mean nothing, and with nested options in the order of their names. */
function canonical(name: string, value: string): string {
  switch (name) {
    case "$select":
    case "$orderby":
      return splitOutside(value, ",").join();
    case "$expand":
      return splitOutside(value, ",")
        .map((item) => {
          const { link = item, nested } =
            /^(?<link>[^()]+)\((?<nested>.*)\)$/s.exec(item)?.groups ?? {};
          if (nested === undefined) return item;
          const options = splitOutside(nested, ";").map((part) => {
            const option = readOption(part);
            return option === undefined
              ? part
              : `${option.name}=${canonical(option.name, option.value)}`;
          });
          return `${link}(${options.toSorted().join(";")})`;
        })
        .join();
    default:
      return value;
  }
}
