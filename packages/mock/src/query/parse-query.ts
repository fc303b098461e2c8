import { decodeText } from "../uri/decode-text.js";
import { uriLimits } from "../uri/limits.js";
import { UriError } from "../uri/uri-error.js";
import { Cursor } from "./parse/cursor.js";
import { aliasOnly } from "./parse/name-pattern.js";
import { parseExpression } from "./parse/parse-expression.js";
import {
  emptyOptions,
  finishOptions,
  parseOption,
  type OptionsDraft,
} from "./parse/parse-options.js";
import { describeUnknownOption, findSystemOption } from "./parse/system-option.js";
import type { QueryOptions } from "./query-options.js";

/** Positions of the two parts of `name=value` in a query string. */
interface Part {
  readonly start: number;
  readonly nameEnd: number;
  readonly end: number;
}

/**
 * Reads a query string, without its question mark (OData 4.0 Part 2 §5). System options are known in any case, with or
 * without their dollar sign, as Graph has it; everything else that has no dollar sign is a custom option.
 *
 * @throws {UriError} for a malformed, unknown or repeated option.
 */
export function parseQuery(search: string): QueryOptions {
  if (search.length > uriLimits.length) {
    throw new UriError(`at most ${uriLimits.length} characters are allowed`, {
      option: "query",
      position: uriLimits.length,
    });
  }
  const draft = emptyOptions();
  for (const part of splitParts(search)) parsePart(search, part, draft);
  return finishOptions(draft);
}

function* splitParts(search: string): Generator<Part> {
  for (let start = 0; start < search.length;) {
    const ampersand = search.indexOf("&", start);
    const end = ampersand < 0 ? search.length : ampersand;
    const equals = search.indexOf("=", start);
    if (end > start) yield { start, nameEnd: equals < 0 || equals > end ? end : equals, end };
    start = end + 1;
  }
}

function parsePart(search: string, { start, nameEnd, end }: Part, draft: OptionsDraft): void {
  const name = decodeText(search.slice(start, nameEnd), start, "query").text;
  const valueStart = Math.min(nameEnd + 1, end);
  const value = (option: string) => decodeText(search.slice(valueStart, end), valueStart, option);
  const option = findSystemOption(name);
  if (option === "levels" || (option === undefined && name.startsWith("$"))) {
    const message =
      option === undefined ? describeUnknownOption(name) : "$levels stands only within $expand";
    throw new UriError(message, { option: name, position: start });
  }
  if (option !== undefined) {
    const place = { option: `$${option}`, position: start };
    if (draft[option] !== undefined) throw new UriError(`the option is given twice`, place);
    parseWhole(new Cursor(value(place.option)), (cursor) =>
      parseOption(cursor, option, draft, false),
    );
  } else if (name.startsWith("@")) {
    const alias = name.slice(1);
    const place = { option: name, position: start };
    if (!aliasOnly.test(name)) throw new UriError("expected a name behind @", place);
    if (draft.aliases.has(alias)) throw new UriError("the alias is given twice", place);
    parseWhole(new Cursor(value(name)), (cursor) => {
      draft.aliases.set(alias, parseExpression(cursor));
    });
  } else {
    draft.custom.set(name, value(name).text);
  }
}

function parseWhole(cursor: Cursor, parse: (cursor: Cursor) => void): void {
  cursor.skipSpace();
  parse(cursor);
  const end = cursor.offset;
  cursor.skipSpace();
  if (!cursor.isAtEnd) cursor.fail("the end of the option, or an operator", end);
}
