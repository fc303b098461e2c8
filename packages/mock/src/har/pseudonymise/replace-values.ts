import { fold, type Pseudonyms } from "./pseudonyms.js";

/** Replaces values in a text. */
export type ReplaceText = (text: string) => string;

const WORD = /[\p{L}\p{N}]+/gu;

/**
 * Makes the function that replaces every known value in a text, the longest first. A value is replaced where it stands as
 * words of its own, so that a person named "Al" does not change "also". Takes time by the length of the text alone.
 */
export function createReplacer(pseudonyms: Pseudonyms): ReplaceText {
  const byFirstWord = new Map<string, { readonly value: string; readonly offset: number }[]>();
  for (const value of pseudonyms.values()) {
    const first = value.match(WORD)?.[0];
    if (first === undefined) continue;
    const starters = byFirstWord.get(first) ?? [];
    byFirstWord.set(first, starters);
    starters.push({ value, offset: value.indexOf(first) });
  }
  return (text) => {
    const folded = fold(text);
    let result = "";
    let end = 0;
    for (const { 0: word, index } of folded.matchAll(WORD)) {
      if (index < end) continue;
      const start = byFirstWord
        .get(word)
        ?.find(
          ({ value, offset }) =>
            index - offset >= end &&
            folded.startsWith(value, index - offset) &&
            !isInWord(folded, index - offset + value.length),
        );
      if (start === undefined) continue;
      const from = index - start.offset;
      result += text.slice(end, from) + (pseudonyms.replace(start.value) ?? start.value);
      end = from + start.value.length;
    }
    return result + text.slice(end);
  };
}

/** Whether a word goes on at an offset. */
function isInWord(text: string, offset: number): boolean {
  return /^[\p{L}\p{N}]{2}/u.test(text.slice(offset - 1, offset + 1));
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
