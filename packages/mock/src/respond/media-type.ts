import { RecentValues } from "../recent-values.js";

/** A media type with its parameters; names are in lower case. */
export interface MediaType {
  readonly type: string;
  readonly parameters: ReadonlyMap<string, string>;
}

const TYPE = /^[\w!#$&^.+*-]+\/[\w!#$&^.+*-]+$/;

/** Media types that were read, which most requests have in common. */
const known = new RecentValues(readMediaType, 50);

/** Undefined for what is no media type (RFC 9110 §8.3.1). */
export function parseMediaType(text: string): MediaType | undefined {
  return known.get(text);
}

function readMediaType(text: string): MediaType | undefined {
  const [type = "", ...rest] = text.split(";").map((part) => part.trim());
  if (!TYPE.test(type)) return undefined;
  const parameters = new Map<string, string>();
  for (const part of rest) {
    const [name = "", value = ""] = part.split("=", 2);
    if (part !== "")
      parameters.set(name.trim().toLowerCase(), value.trim().replace(/^"(.*)"$/, "$1"));
  }
  return { type: type.toLowerCase(), parameters };
}

/** The ranges of an `Accept` header that are acceptable at all, the most welcome first. */
export function parseAccept(header: string | null): readonly MediaType[] {
  if (header === null || header.trim() === "") return [{ type: "*/*", parameters: new Map() }];
  return header
    .slice(0, 4096)
    .split(",")
    .flatMap((part) => parseMediaType(part.trim()) ?? [])
    .map((range) => ({ range, quality: Number(range.parameters.get("q") ?? 1) }))
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ range }) => range);
}

/** Whether a range such as `text/*` takes in a media type. */
export function includesType({ type }: MediaType, other: string): boolean {
  return (
    type === "*/*" || type === other || (type.endsWith("/*") && other.startsWith(type.slice(0, -1)))
  );
}
