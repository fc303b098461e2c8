/** An address of Graph, taken apart. */
export interface SplitUrl {
  /** Behind the version, decoded; parentheses with what is in them are part of a segment. */
  readonly segments: readonly string[];
  /** The query options' names, in lower case. */
  readonly options: ReadonlySet<string>;
  /** What is behind the question mark, as it is. */
  readonly query: string;
}

const SERVICE = /^(?:https?:\/\/[^/?]*\/(?:microsoft\.com\/)?(?:beta|v1\.0)(?=\/|\?|$))?/i;
/** A slash, or what slashes mean nothing in: a quoted string within parentheses, and anything else within them. */
const PART = /\((?:'(?:[^']|'')*'|[^()'])*\)|[^/(]+|\(|\//g;

/** Takes an address apart, also one with placeholders for ids. */
export function splitUrl(url: string): SplitUrl {
  const { path = "", query = "" } =
    /^(?<path>(?:\((?:'(?:[^']|'')*'|[^()'])*\)|[^?])*)(?:\?(?<query>.*))?$/s.exec(
      url.trim().replace(SERVICE, ""),
    )?.groups ?? {};
  const segments: string[] = [""];
  for (const [part] of path.matchAll(PART)) {
    if (part === "/") segments.push("");
    else segments.push(`${segments.pop() ?? ""}${part}`);
  }
  return {
    segments: segments.map((segment) => decode(segment.trim())).filter((segment) => segment !== ""),
    options: new Set(
      query.split("&").map((option) => option.split("=", 1).join("").trim().toLowerCase()),
    ),
    query,
  };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
