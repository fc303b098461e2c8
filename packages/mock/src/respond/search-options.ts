/** The options of a query string as they are written, but for those of some names. */
export function withoutOptions(search: string, names: readonly string[]): readonly string[] {
  return search.split("&").filter((part) => {
    const [name = ""] = part.split("=", 1);
    const plain = name.replace(/^(\$|%24)/i, "").toLowerCase();
    return part !== "" && !names.includes(plain);
  });
}
