import { uriLimits } from "../../uri/limits.js";
import type { SearchSyntax } from "../syntax.js";
import type { Cursor } from "./cursor.js";

const phrase = /"((?:[^"\\]|\\.)+)"/y;
/** How a search is cut into words, alone or among options that semicolons separate. */
interface Words {
  readonly quoted: RegExp;
  readonly word: RegExp;
  readonly negation: RegExp;
  readonly operator: RegExp;
}

const aloneWords: Words = {
  quoted: /'((?:[^']|'')*)'(?=[ \t]*$)/y,
  word: /[^\s()"'][^\s()"]*/y,
  negation: /NOT[ \t]+(?=[^\s)])/y,
  operator: /[ \t]+(?:(AND|OR)[ \t]+)?(?=[^\s)])/y,
};

const nestedWords: Words = {
  quoted: /'((?:[^']|'')*)'(?=[ \t]*[);])/y,
  word: /[^\s()"';][^\s()";]*/y,
  negation: /NOT[ \t]+(?=[^\s);])/y,
  operator: /[ \t]+(?:(AND|OR)[ \t]+)?(?=[^\s);])/y,
};

/**
 * Reads `$search` (OData 4.0 Part 2 §5.1.7), up to what cannot belong to it. Between terms without an operator is AND.
 * A text in single quotes is looked for as it is.
 *
 * @param isNested whether a semicolon or parenthesis ends it, as within `$expand`.
 * @throws {UriError}
 */
export function parseSearch(cursor: Cursor, isNested: boolean): SearchSyntax {
  const words = isNested ? nestedWords : aloneWords;
  const text = cursor.match(words.quoted)?.[1];
  if (text !== undefined) {
    return { kind: "Term", text: text.replaceAll("''", "'"), isPhrase: true };
  }
  const start = cursor.offset;
  const search = parseAlternatives(cursor, words);
  if (countTerms(search) > uriLimits.searchTerms) {
    cursor.reject(`at most ${uriLimits.searchTerms} words and phrases are allowed`, start);
  }
  return search;
}

function countTerms(search: SearchSyntax): number {
  switch (search.kind) {
    case "Term":
      return 1;
    case "Not":
      return countTerms(search.operand);
    case "And":
    case "Or":
      return search.operands.reduce((sum, operand) => sum + countTerms(operand), 0);
  }
}

function parseAlternatives(cursor: Cursor, words: Words): SearchSyntax {
  const alternatives: SearchSyntax[] = [];
  let terms: SearchSyntax[] = [parseTerm(cursor, words)];
  for (;;) {
    const operator = cursor.match(words.operator);
    if (operator === undefined) break;
    if (operator[1] === "OR") {
      alternatives.push(join("And", terms));
      terms = [];
    }
    terms.push(parseTerm(cursor, words));
  }
  alternatives.push(join("And", terms));
  return join("Or", alternatives);
}

function parseTerm(cursor: Cursor, words: Words): SearchSyntax {
  if (cursor.match(words.negation)) {
    return { kind: "Not", operand: cursor.nest(() => parseTerm(cursor, words)) };
  }
  if (cursor.take("(")) {
    cursor.skipSpace();
    const inner = cursor.nest(() => parseAlternatives(cursor, words));
    cursor.skipSpace();
    cursor.expect(")");
    return inner;
  }
  if (cursor.next === '"') {
    const start = cursor.offset;
    const text = cursor.match(phrase)?.[1];
    if (text === undefined) return cursor.fail('a phrase such as "blue sky"', start);
    return { kind: "Term", text: text.replaceAll(/\\(.)/gs, "$1"), isPhrase: true };
  }
  const start = cursor.offset;
  const text = cursor.match(words.word)?.[0];
  if (text === undefined) return cursor.fail("a word or a phrase");
  for (let at = text.indexOf(";"); at >= 0; at = text.indexOf(";", at + 1)) {
    if (!cursor.isEncoded(start + at)) cursor.fail("a word; write ; within it as %3B", start + at);
  }
  return { kind: "Term", text, isPhrase: false };
}

function join(kind: "And" | "Or", operands: readonly SearchSyntax[]): SearchSyntax {
  const [first] = operands;
  return operands.length === 1 && first !== undefined ? first : { kind, operands };
}
