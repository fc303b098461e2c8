import { uriLimits } from "../../uri/limits.js";
import type { BinaryOperator, Syntax } from "../syntax.js";
import type { Cursor } from "./cursor.js";
import { parseConstant } from "./parse-constant.js";
import { parseLiteral } from "./parse-literal.js";
import { parsePrimary } from "./parse-primary.js";

/** How tightly operators bind, the loosest first (OData 4.0 Part 2 §5.1.1.9); unary ones bind tighter than these. */
const levels: readonly ReadonlySet<string>[] = [
  new Set(["or"]),
  new Set(["and"]),
  new Set(["eq", "ne"]),
  new Set(["gt", "ge", "lt", "le"]),
  new Set(["add", "sub"]),
  new Set(["mul", "div", "divby", "mod"]),
];
const primaryOperators: ReadonlySet<string> = new Set(["has", "in"]);

const operatorHere = /[ \t]+([a-z]+)(?=[ \t])/iy;
const notHere = /not(?=[ \t(])/iy;

/**
 * Reads an expression (OData 4.0 Part 2 §5.1.1), up to what cannot belong to it.
 *
 * @throws {UriError}
 */
export function parseExpression(cursor: Cursor): Syntax {
  return cursor.nest(() => parseLevel(cursor, 0));
}

function parseLevel(cursor: Cursor, level: number): Syntax {
  const operators = levels[level];
  if (operators === undefined) return parseUnary(cursor);
  const start = cursor.offset;
  let left = parseLevel(cursor, level + 1);
  const chain: Syntax[] = [left];
  let operator = takeOperator(cursor, operators);
  while (operator !== undefined) {
    const right = parseLevel(cursor, level + 1);
    if (level < 2) chain.push(right);
    else left = makeBinary(cursor, start, operator, [left, right]);
    operator = takeOperator(cursor, operators);
  }
  if (chain.length === 1) return left;
  return makeBinary(cursor, start, level === 0 ? "or" : "and", chain);
}

function parseUnary(cursor: Cursor): Syntax {
  const start = cursor.offset;
  if (cursor.match(notHere)) {
    cursor.skipSpace();
    const operand = cursor.nest(() => parseUnary(cursor));
    return cursor.node(start, { kind: "Unary", operator: "not", operand }, [operand]);
  }
  if (cursor.next === "-") {
    const literal = parseLiteral(cursor);
    if (literal !== undefined) return parsePrimaryOperators(cursor, start, literal);
    cursor.take("-");
    cursor.skipSpace();
    const operand = cursor.nest(() => parseUnary(cursor));
    return cursor.node(start, { kind: "Unary", operator: "-", operand }, [operand]);
  }
  return parsePrimaryOperators(cursor, start, parsePrimary(cursor, parseExpression));
}

function parsePrimaryOperators(cursor: Cursor, start: number, first: Syntax): Syntax {
  let left = first;
  for (;;) {
    const operator = takeOperator(cursor, primaryOperators);
    if (operator === undefined) return left;
    const right = operator === "in" ? parseList(cursor) : parseFlags(cursor);
    left = makeBinary(cursor, start, operator, [left, right]);
  }
}

/** What stands after `has`: an enumeration's literal, or an alias of one. */
function parseFlags(cursor: Cursor): Syntax {
  const start = cursor.offset;
  const flags = parseConstant(cursor);
  if (flags.kind === "Alias") return flags;
  const isEnum = flags.kind === "Literal" && /^(?:enum|string|null)$/.test(flags.form);
  return isEnum ? flags : cursor.fail("a literal of an enumeration", start);
}

/** What stands after `in`: literals in parentheses, or one expression of a collection. */
function parseList(cursor: Cursor): Syntax {
  const start = cursor.offset;
  if (!cursor.take("(")) return parsePrimary(cursor, parseExpression);
  cursor.skipSpace();
  const items: Syntax[] = [];
  if (!cursor.take(")")) {
    do {
      cursor.skipSpace();
      const item = parseLiteral(cursor);
      if (item === undefined) {
        if (items.length > 0) return cursor.fail("a literal");
        cursor.offset = start;
        return parsePrimary(cursor, parseExpression);
      }
      items.push(item);
      if (items.length > uriLimits.listItems) {
        cursor.reject(`at most ${uriLimits.listItems} values are allowed in a list`);
      }
      cursor.skipSpace();
    } while (cursor.take(","));
    cursor.expect(")", ' or ","');
  }
  return cursor.node(start, { kind: "List", items }, items);
}

function takeOperator(cursor: Cursor, operators: ReadonlySet<string>): BinaryOperator | undefined {
  const start = cursor.offset;
  const word = cursor.match(operatorHere)?.[1]?.toLowerCase();
  if (word === undefined || !operators.has(word)) {
    cursor.offset = start;
    return undefined;
  }
  cursor.skipSpace();
  // The sets above hold binary operators only.
  return word as BinaryOperator;
}

function makeBinary(
  cursor: Cursor,
  start: number,
  operator: BinaryOperator,
  operands: readonly Syntax[],
): Syntax {
  return cursor.node(start, { kind: "Binary", operator, operands }, operands);
}
