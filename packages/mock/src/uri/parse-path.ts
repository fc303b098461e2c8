import { Cursor } from "../query/parse/cursor.js";
import { argumentName, dottedName, simpleName } from "../query/parse/name-pattern.js";
import { parseArguments } from "../query/parse/parse-arguments.js";
import { parseConstant } from "../query/parse/parse-constant.js";
import { decodeText, type DecodedText } from "./decode-text.js";
import { uriLimits } from "./limits.js";
import type { Parentheses, Segment, SystemSegment, SystemSegmentName } from "./segment.js";
import { UriError } from "./uri-error.js";

const systemNames: ReadonlySet<string> = new Set<SystemSegmentName>([
  "$all",
  "$batch",
  "$count",
  "$crossjoin",
  "$entity",
  "$metadata",
  "$ref",
  "$value",
]);
const systemName = /\$\w+/y;

/**
 * Splits a request path, relative to the service root and without a leading slash, into segments (OData 4.0 Part 2 §4).
 * The empty path has none; a slash at the end means nothing.
 *
 * @throws {UriError} for segments that are empty, badly encoded, or start with an unknown dollar name.
 */
export function parsePath(path: string): readonly Segment[] {
  if (path.length > uriLimits.length) {
    const message = `at most ${uriLimits.length} characters are allowed`;
    throw new UriError(message, { position: uriLimits.length });
  }
  const segments: Segment[] = [];
  for (let start = 0; start < path.length;) {
    const end = findSegmentEnd(path, start);
    if (end === start) {
      throw new UriError("expected a segment, found a second slash", { position: start });
    }
    const segment = parseSegment(decodeText(path.slice(start, end), start));
    checkPlace(segment, segments);
    segments.push(segment);
    start = end + 1;
  }
  return segments;
}

/** What begins a path. */
const firstNames: ReadonlySet<string> = new Set([
  "$all",
  "$batch",
  "$crossjoin",
  "$entity",
  "$metadata",
]);
/** What a type may follow; all other system segments end a path. */
const castNames: ReadonlySet<string> = new Set(["$all", "$entity"]);

/** @throws {UriError} where a system segment stands before or after what it cannot. */
function checkPlace(segment: Segment, before: readonly Segment[]): void {
  const { position } = segment;
  const previous = before.at(-1);
  const [first] = before;
  if (first?.kind === "system" && castNames.has(first.name)) {
    const isType = segment.kind === "name" && segment.parentheses.length === 0;
    if (isType && before.length === 1) return;
    throw new UriError(`only a type may follow ${first.name}`, { position: position - 1 });
  }
  if (previous?.kind === "system") {
    throw new UriError(`nothing may follow ${previous.name}`, { position: position - 1 });
  }
  if (segment.kind === "system" && previous !== undefined && firstNames.has(segment.name)) {
    throw new UriError(`${segment.name} stands only at the start`, { position });
  }
}

const parameterStart = /[\w.]+\([ \t]*\w+=/y;

/** A slash within a parameter's string, as in `getByPath(path='/a/b')`, splits nothing: Graph documents such paths. */
function findSegmentEnd(path: string, start: number): number {
  const slash = path.indexOf("/", start);
  if (slash < 0) return path.length;
  parameterStart.lastIndex = start;
  if (!parameterStart.test(path)) return slash;
  let isString = false;
  for (let i = start; i < path.length; i++) {
    if (path[i] === "'") isString = !isString;
    else if (path[i] === "/" && !isString) return i;
  }
  return isString ? slash : path.length;
}

function parseSegment(decoded: DecodedText): Segment {
  const { text } = decoded;
  const position = decoded.locate(0);
  if (text.startsWith("$")) return parseSystemSegment(decoded);
  try {
    const cursor = new Cursor(decoded);
    const name = cursor.match(dottedName)?.[0];
    if (name === undefined) return cursor.fail("a name");
    const parentheses: Parentheses[] = [];
    while (cursor.next === "(") parentheses.push(parseParentheses(cursor));
    if (!cursor.isAtEnd) cursor.fail('"/" or "("');
    return { kind: "name", name, parentheses, text, position };
  } catch (error) {
    if (!(error instanceof UriError)) throw error;
    return { kind: "text", text, position, problem: error };
  }
}

function parseParentheses(cursor: Cursor): Parentheses {
  const position = cursor.position();
  cursor.take("(");
  cursor.skipSpace();
  const isNamed = cursor.sees(argumentName);
  const values = parseArguments(cursor, parseConstant);
  const [first] = values;
  if (first === undefined) return { kind: "empty", position };
  if (!isNamed && values.length === 1) return { kind: "value", value: first.value, position };
  const named = values.map(({ name, value }) => {
    if (name !== undefined) return { name, value, position: value.position };
    const message = "every one of several values needs a name";
    throw new UriError(message, { position: value.position });
  });
  const names = new Set(named.map(({ name }) => name));
  if (names.size < named.length) cursor.reject("a name is given twice");
  return { kind: "named", values: named, position };
}

function parseSystemSegment(decoded: DecodedText): SystemSegment {
  const cursor = new Cursor(decoded);
  const position = cursor.position();
  const name = cursor.match(systemName)?.[0] ?? "";
  if (!systemNames.has(name)) {
    cursor.reject(`${JSON.stringify(decoded.text)} is no segment of OData that is supported`, 0);
  }
  const segment = { kind: "system", name: name as SystemSegmentName, position } as const;
  if (name === "$crossjoin") {
    const entitySets = parseEntitySets(cursor);
    if (!cursor.isAtEnd) cursor.fail('"/"');
    return { ...segment, entitySets };
  }
  if (!cursor.isAtEnd) cursor.fail('"/"');
  return segment;
}

function parseEntitySets(cursor: Cursor): readonly string[] {
  const names: string[] = [];
  cursor.expect("(");
  do {
    cursor.skipSpace();
    const name = cursor.match(simpleName)?.[0];
    if (name === undefined) return cursor.fail("the name of an entity set");
    names.push(name);
    cursor.skipSpace();
  } while (cursor.take(","));
  cursor.expect(")", ' or ","');
  return names;
}
