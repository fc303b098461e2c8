import type { Syntax } from "../syntax.js";
import type { Cursor } from "./cursor.js";
import type { ReadExpression } from "./parse-arguments.js";

const jsonString = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-f]{4}))*"/iy;
const separator = /[ \t]*,[ \t]*/y;
const colon = /[ \t]*:[ \t]*/y;

/**
 * Reads a JSON array or object, as values of parameters have it (OData 4.0 ABNF §5.3); expressions may stand within.
 *
 * @throws {UriError}
 */
export function parseJson(cursor: Cursor, read: ReadExpression): Syntax {
  const start = cursor.offset;
  if (cursor.next === '"') {
    return cursor.node(start, { kind: "Literal", form: "string", text: readString(cursor) });
  }
  if (cursor.take("[")) return cursor.nest(() => parseArray(cursor, start, read));
  if (cursor.take("{")) return cursor.nest(() => parseObject(cursor, start, read));
  return read(cursor);
}

function parseArray(cursor: Cursor, start: number, read: ReadExpression): Syntax {
  const items: Syntax[] = [];
  cursor.skipSpace();
  if (!cursor.take("]")) {
    do items.push(parseJson(cursor, read));
    while (cursor.match(separator));
    cursor.skipSpace();
    cursor.expect("]", ' or ","');
  }
  return cursor.node(start, { kind: "List", items }, items);
}

function parseObject(cursor: Cursor, start: number, read: ReadExpression): Syntax {
  const members: { name: string; value: Syntax }[] = [];
  cursor.skipSpace();
  if (!cursor.take("}")) {
    do {
      const name = readString(cursor);
      if (!cursor.match(colon)) cursor.fail('":"');
      members.push({ name, value: parseJson(cursor, read) });
    } while (cursor.match(separator));
    cursor.skipSpace();
    cursor.expect("}", ' or ","');
  }
  const values = members.map(({ value }) => value);
  return cursor.node(start, { kind: "Object", members }, values);
}

function readString(cursor: Cursor): string {
  const match = cursor.match(jsonString);
  if (match === undefined) return cursor.fail("a JSON string");
  // The pattern allows only what JSON.parse makes a string of.
  return JSON.parse(match[0]) as string;
}
