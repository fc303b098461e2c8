/** A segment of a URL's path: what it names, and what stands in parentheses behind, be it a key or parameters. */
export interface PathSegment {
  readonly name: string;
  /** With the parentheses; absent where there are none. */
  readonly operands?: string;
}

/** Takes a path apart at the slashes that are not in parentheses or quotes, and decodes its segments. */
export function splitPath(path: string): readonly PathSegment[] {
  const segments = path.match(/(?:\((?:'[^']*'|[^'()]|\([^()]*\))*\)|[^/])+/g) ?? [];
  return segments.map((segment) => {
    const text = decode(segment);
    const start = text.endsWith(")") ? text.indexOf("(") : -1;
    return start < 0 ? { name: text } : { name: text.slice(0, start), operands: text.slice(start) };
  });
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
