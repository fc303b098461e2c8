import type { ArgumentSyntax, Syntax } from "../syntax.js";
import type { Cursor } from "./cursor.js";
import { parseArguments, type ReadExpression } from "./parse-arguments.js";
import { dottedName, simpleName } from "./name-pattern.js";
import { parseJson } from "./parse-json.js";
import { parseLiteral } from "./parse-literal.js";
import { parseSearch } from "./parse-search.js";

const rootName = /\$(?:it|this|root(?=\/))(?![\w$])/y;
const lambdaOperator = /(any|all)[ \t]*\(/iy;
/** A key as a segment that is no name: it begins with a digit, or has a hyphen as Guids have. */
const keySegment = /(?:\d|[a-z_]\w*-)[\w.~-]*/iy;
const lambdaVariable = /[ \t]*:/y;
const countOption = /\$?(filter|search)=/iy;

/**
 * Reads an operand: a literal, a path with what hangs on it, a function call, JSON, or an expression in parentheses.
 *
 * @param read reads the expressions within.
 * @throws {UriError}
 */
export function parsePrimary(cursor: Cursor, read: ReadExpression): Syntax {
  const start = cursor.offset;
  if (cursor.take("(")) {
    cursor.skipSpace();
    const inner = read(cursor);
    cursor.skipSpace();
    cursor.expect(")");
    return inner;
  }
  if (cursor.next === "[" || cursor.next === "{") return parseJson(cursor, read);
  const literal = parseLiteral(cursor);
  if (literal !== undefined) return literal;
  return parsePath(cursor, parsePathStart(cursor, start, read), start, read);
}

/** Reads `@name`. @throws {UriError} */
export function parseAlias(cursor: Cursor): Syntax {
  const start = cursor.offset;
  cursor.expect("@");
  const name = cursor.match(simpleName)?.[0];
  if (name === undefined) return cursor.fail("the name of a parameter alias");
  return cursor.node(start, { kind: "Alias", name });
}

function parsePathStart(cursor: Cursor, start: number, read: ReadExpression): Syntax {
  if (cursor.next === "@") return parseAlias(cursor);
  const root = cursor.match(rootName)?.[0];
  if (root !== undefined) {
    return cursor.node(start, { kind: "Root", name: root as "$it" | "$this" | "$root" });
  }
  const name = cursor.match(dottedName)?.[0];
  if (name === undefined) return cursor.fail("an expression");
  if (!cursor.take("(")) return cursor.node(start, { kind: "Name", name });
  return makeCall(cursor, start, name, parseArguments(cursor, read), undefined);
}

/** Reads what follows a path's start: members, casts, calls, lambdas, `$count`. */
function parsePath(cursor: Cursor, first: Syntax, start: number, read: ReadExpression): Syntax {
  let target = first;
  while (cursor.take("/")) {
    if (cursor.next === "$") {
      if (!cursor.match(/\$count(?![\w$])/y)) return cursor.fail("$count or a name");
      return parseCount(cursor, target, start, read);
    }
    const operator = cursor.match(lambdaOperator)?.[1]?.toLowerCase();
    if (operator !== undefined) {
      return parseLambda(cursor, target, operator as "any" | "all", start, read);
    }
    const nameStart = cursor.offset;
    const name = (cursor.match(keySegment) ?? cursor.match(dottedName))?.[0];
    if (name === undefined) return cursor.fail("a name");
    if (cursor.take("(")) {
      target = makeCall(cursor, nameStart, name, parseArguments(cursor, read), target);
    } else {
      target = cursor.node(nameStart, { kind: "Member", target, name }, [target]);
    }
  }
  return target;
}

function makeCall(
  cursor: Cursor,
  start: number,
  name: string,
  values: readonly ArgumentSyntax[],
  target: Syntax | undefined,
): Syntax {
  const children = values.map(({ value }) => value);
  if (target === undefined) {
    return cursor.node(start, { kind: "Call", name, arguments: values }, children);
  }
  return cursor.node(start, { kind: "Call", target, name, arguments: values }, [
    target,
    ...children,
  ]);
}

/** `any()`, `any(x:x/y eq 1)`, `all(x:…)`; the cursor stands behind the opening parenthesis. */
function parseLambda(
  cursor: Cursor,
  target: Syntax,
  operator: "any" | "all",
  start: number,
  read: ReadExpression,
): Syntax {
  cursor.skipSpace();
  if (operator === "any" && cursor.take(")")) {
    return cursor.node(start, { kind: "Lambda", target, operator }, [target]);
  }
  const variable = cursor.match(simpleName)?.[0];
  if (variable === undefined) return cursor.fail("a range variable, as in any(x:x/id eq '1')");
  if (!cursor.match(lambdaVariable)) cursor.fail('":" behind the range variable');
  cursor.skipSpace();
  const body = read(cursor);
  cursor.skipSpace();
  cursor.expect(")");
  return cursor.node(start, { kind: "Lambda", target, operator, variable, body }, [target, body]);
}

/** `$count`, or `$count($filter=…;$search=…)`. */
function parseCount(cursor: Cursor, target: Syntax, start: number, read: ReadExpression): Syntax {
  if (!cursor.take("(")) return cursor.node(start, { kind: "Count", target }, [target]);
  let options = {};
  do {
    const optionStart = cursor.offset;
    const name = cursor.match(countOption)?.[1]?.toLowerCase();
    if (name === undefined) return cursor.fail("$filter or $search");
    if (Object.hasOwn(options, name)) cursor.reject(`$${name} is given twice`, optionStart);
    cursor.skipSpace();
    const value = name === "filter" ? read(cursor) : parseSearch(cursor, true);
    options = { ...options, [name]: value };
    cursor.skipSpace();
  } while (cursor.take(";"));
  cursor.expect(")", ' or ";"');
  const filter = "filter" in options ? [options.filter as Syntax] : [];
  return cursor.node(start, { kind: "Count", target, ...options }, [target, ...filter]);
}
