import type { SearchSyntax } from "../syntax.js";
import type { Cursor } from "./cursor.js";

const phrase = /"((?:[^"\\]|\\.)*)"/y;
const quotedText = /'((?:[^']|'')*)'(?=[ \t]*(?:$|[);]))/y;
const word = /[^\s()";]+/y;
const negation = /NOT[ \t]+(?=[^\s);])/y;
const operatorHere = /[ \t]+(?:(AND|OR)[ \t]+)?(?=[^\s);])/y;

/**
 * Reads `$search` (OData 4.0 Part 2 §5.1.7), up to what cannot belong to it. Between terms without an operator is AND.
 * A text in single quotes is looked for as it is.
 *
 * @throws {UriError}
 */
export function parseSearch(cursor: Cursor): SearchSyntax {
  const text = cursor.match(quotedText)?.[1];
  if (text !== undefined) {
    return { kind: "Term", text: text.replaceAll("''", "'"), isPhrase: true };
  }
  return parseAlternatives(cursor);
}

function parseAlternatives(cursor: Cursor): SearchSyntax {
  const alternatives: SearchSyntax[] = [];
  let terms: SearchSyntax[] = [parseTerm(cursor)];
  for (;;) {
    const operator = cursor.match(operatorHere);
    if (operator === undefined) break;
    if (operator[1] === "OR") {
      alternatives.push(join("And", terms));
      terms = [];
    }
    terms.push(parseTerm(cursor));
  }
  alternatives.push(join("And", terms));
  return join("Or", alternatives);
}

function parseTerm(cursor: Cursor): SearchSyntax {
  if (cursor.match(negation)) {
    return { kind: "Not", operand: cursor.nest(() => parseTerm(cursor)) };
  }
  if (cursor.take("(")) {
    cursor.skipSpace();
    const inner = cursor.nest(() => parseAlternatives(cursor));
    cursor.skipSpace();
    cursor.expect(")");
    return inner;
  }
  if (cursor.next === '"') {
    const start = cursor.offset;
    const text = cursor.match(phrase)?.[1];
    if (text === undefined) return cursor.reject('the phrase does not end with "', start);
    return { kind: "Term", text: text.replaceAll(/\\(.)/gs, "$1"), isPhrase: true };
  }
  const text = cursor.match(word)?.[0];
  if (text === undefined) return cursor.fail("a word or a phrase");
  return { kind: "Term", text, isPhrase: false };
}

function join(kind: "And" | "Or", operands: readonly SearchSyntax[]): SearchSyntax {
  const [first] = operands;
  return operands.length === 1 && first !== undefined ? first : { kind, operands };
}
