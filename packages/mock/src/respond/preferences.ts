/** What the `Prefer` header asks for (OData 4.0 Part 1 §8.2.8), as far as it is known. */
export interface Preferences {
  readonly return?: "minimal" | "representation";
  /** Items of a page. */
  readonly maxPageSize?: number;
}

/** Preferences that are not understood, or have impossible values, are ignored (RFC 7240 §2). */
export function readPreferences(header: string | null): Preferences {
  let preferences: Preferences = {};
  for (const part of (header ?? "").slice(0, 4096).split(/[,;]/)) {
    const [name = "", value = ""] = part.split("=", 2).map((text) => text.trim());
    const text = value.replace(/^"(.*)"$/, "$1");
    switch (name.toLowerCase()) {
      case "return":
        // The first of a name counts (RFC 7240 §2).
        if (text === "minimal" || text === "representation")
          preferences = { return: text, ...preferences };
        break;
      case "maxpagesize":
      case "odata.maxpagesize":
        if (/^[1-9]\d{0,8}$/.test(text))
          preferences = { maxPageSize: Number(text), ...preferences };
        break;
    }
  }
  return preferences;
}
