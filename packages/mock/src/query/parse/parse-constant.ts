import type { Syntax } from "../syntax.js";
import type { Cursor } from "./cursor.js";
import { parseJson } from "./parse-json.js";
import { parseLiteral } from "./parse-literal.js";
import { parseAlias } from "./parse-primary.js";

/**
 * Reads what a key or a parameter in a path may be: a literal, an alias, or JSON of these.
 *
 * @throws {UriError}
 */
export function parseConstant(cursor: Cursor): Syntax {
  if (cursor.next === "[" || cursor.next === "{") return parseJson(cursor, parseConstant);
  if (cursor.next === "@") return parseAlias(cursor);
  return parseLiteral(cursor) ?? cursor.fail("a literal, or an alias such as @p");
}
