import type { ArgumentSyntax, Syntax } from "../syntax.js";
import type { Cursor } from "./cursor.js";
import { argumentName } from "./name-pattern.js";

/** The reader of whole expressions, given to the readers of their parts. */
export type ReadExpression = (cursor: Cursor) => Syntax;

/**
 * Reads the arguments of a call, or a key; the cursor stands behind the opening parenthesis.
 *
 * @throws {UriError}
 */
export function parseArguments(cursor: Cursor, read: ReadExpression): readonly ArgumentSyntax[] {
  cursor.skipSpace();
  if (cursor.take(")")) return [];
  const values: ArgumentSyntax[] = [];
  do {
    cursor.skipSpace();
    const name = cursor.match(argumentName)?.[1];
    if (name !== undefined) cursor.skipSpace();
    const value = read(cursor);
    values.push(name === undefined ? { value } : { name, value });
    cursor.skipSpace();
  } while (cursor.take(","));
  cursor.expect(")", ' or ","');
  return values;
}
