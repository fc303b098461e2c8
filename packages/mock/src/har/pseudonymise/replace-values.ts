import { fold, type Pseudonyms } from "./pseudonyms.js";

/** Replaces values in a text. */
export type ReplaceText = (text: string) => string;

/** Words, and each character between them. */
const TOKEN = /[\p{L}\p{N}]+|[^\p{L}\p{N}]/gu;
const WORD = /[\p{L}\p{N}]+/u;

/** Values that begin alike. */
interface Beginning {
  /** The value that ends here. */
  value?: string;
  /** By the token that goes on. */
  next?: Map<string, Beginning>;
}

/** Values whose first word is the same: what stands before it, and what begins with it. */
type Starts = Map<string, Beginning>;

/**
 * Makes the function that replaces every known value in a text, the longest first. A value is replaced where it stands as
 * words of its own, so that a person named "Al" does not change "also". Takes time by the length of the text alone, however
 * many values there are.
 */
export function createReplacer(pseudonyms: Pseudonyms): ReplaceText {
  const byFirstWord = new Map<string, Starts>();
  for (const value of pseudonyms.values()) addValue(byFirstWord, value);
  return (text) => {
    const folded = fold(text);
    const tokens = folded.match(TOKEN) ?? [];
    let result = "";
    let end = 0;
    let next = 0;
    for (const [number, token] of tokens.entries()) {
      const index = next;
      next += token.length;
      const starts = index < end ? undefined : byFirstWord.get(token);
      if (starts === undefined) continue;
      let found: { readonly value: string; readonly from: number } | undefined;
      for (const [before, beginning] of starts) {
        const from = index - before.length;
        if (from < end || !folded.startsWith(before, from)) continue;
        const value = findLongest(beginning, tokens, number + 1);
        if (value.length > (found?.value.length ?? 0)) found = { value, from };
      }
      if (found === undefined) continue;
      result += text.slice(end, found.from) + (pseudonyms.replace(found.value) ?? found.value);
      end = found.from + found.value.length;
    }
    return result + text.slice(end);
  };
}

function addValue(byFirstWord: Map<string, Starts>, value: string): void {
  const tokens = value.match(TOKEN) ?? [];
  const first = tokens.findIndex((token) => WORD.test(token));
  const word = tokens[first];
  if (word === undefined) return;
  const starts = byFirstWord.get(word) ?? new Map<string, Beginning>();
  byFirstWord.set(word, starts);
  const before = tokens.slice(0, first).join("");
  let beginning = starts.get(before) ?? {};
  starts.set(before, beginning);
  for (const token of tokens.slice(first + 1)) {
    beginning.next ??= new Map();
    const longer = beginning.next.get(token) ?? {};
    beginning.next.set(token, longer);
    beginning = longer;
  }
  beginning.value = value;
}

/** The longest value that goes on with the tokens from a number; empty for none. */
function findLongest(start: Beginning, tokens: readonly string[], number: number): string {
  let longest = start.value ?? "";
  let beginning = start.next?.get(tokens[number] ?? "");
  for (let next = number + 1; beginning !== undefined; next++) {
    longest = beginning.value ?? longest;
    beginning = beginning.next?.get(tokens[next] ?? "");
  }
  return longest;
}

/** Replaces the values in all strings of a JSON value, the names of members included. */
export function replaceInJson(value: unknown, replace: ReplaceText): unknown {
  if (typeof value === "string") return replace(value);
  if (Array.isArray(value)) return value.map((item) => replaceInJson(item, replace));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      // A property's name stays, also where somebody is called like it.
      /^[\w@.]+$/.test(name) && !/\d{4}/.test(name) ? name : replace(name),
      replaceInJson(member, replace),
    ]),
  );
}

/** Replaces the values in the host, the segments of the path and the query options of a URL. */
export function replaceInUrl(text: string, replace: ReplaceText): string {
  if (!URL.canParse(text)) return replace(text);
  const url = new URL(text);
  url.username = "";
  url.password = "";
  url.hostname = replace(url.hostname);
  url.pathname = url.pathname
    .split("/")
    .map((segment) => encodeSegment(replace(decode(segment)), segment))
    .join("/");
  const query = url.search.slice(1);
  url.search = query
    .split("&")
    .map((option) => {
      const [name = "", ...value] = option.split("=");
      const written = decode(value.join("=").replaceAll("+", " "));
      const replaced = replace(written);
      return replaced === written ? option : `${name}=${encodeURIComponent(replaced)}`;
    })
    .join("&");
  return url.href;
}

function encodeSegment(replaced: string, segment: string): string {
  return replaced === decode(segment)
    ? segment
    : encodeURIComponent(replaced).replaceAll("%27", "'").replaceAll("%40", "@");
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
