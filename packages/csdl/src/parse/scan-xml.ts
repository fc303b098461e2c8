import {
  doctypeFound,
  encodingNotUtf8,
  entityNotPredefined,
  malformedXml,
  quote,
  shortenName,
  tooDeep,
  type Problem,
} from "./problems.js";
import { REFERENCE, resolveReference } from "./xml-reference.js";

/** Elements of CSDL nest some ten deep; annotations may nest records in collections further. */
const MAX_DEPTH = 64;

const NAME_START = String.raw`:A-Z_a-z\u{C0}-\u{D6}\u{D8}-\u{F6}\u{F8}-\u{2FF}\u{370}-\u{37D}\u{37F}-\u{1FFF}\u{200C}\u{200D}\u{2070}-\u{218F}\u{2C00}-\u{2FEF}\u{3001}-\u{D7FF}\u{F900}-\u{FDCF}\u{FDF0}-\u{FFFD}\u{10000}-\u{EFFFF}`;
const NAME = new RegExp(
  `[${NAME_START}][-.0-9\u{B7}\u{300}-\u{36F}\u{203F}\u{2040}${NAME_START}]*`,
  "uy",
);
const SPACE = /[ \t\n]*/y;
const EQUALS = /[ \t\n]*=[ \t\n]*/y;
/** What processing instructions are overwritten with: no character of XML, so that it occurs nowhere else. */
export const BLANK = "\0";
const NOT_A_CHARACTER = /[^\t\n\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;
const ENCODING = /[ \t\n]encoding[ \t\n]*=[ \t\n]*(?:"([^"]*)"|'([^']*)')/;
const ACCEPTED_ENCODING = /^(?:utf-?8|us-ascii|ascii)$/i;

/** The first thing that makes the text no acceptable XML, and where. */
export interface XmlFault {
  readonly problem: Problem;
  readonly index: number;
}

/** Thrown inside the scanner only, which stops at the first fault. */
class Fault extends Error {
  readonly problem: Problem;
  readonly index: number;

  constructor(problem: Problem, index: number) {
    super(problem.message);
    this.problem = problem;
    this.index = index;
  }
}

/**
 * Checks that a text is well-formed XML 1.0 without a DOCTYPE, in one pass and linear time, before a parser that is
 * more lenient sees it.
 *
 * @param text with normalized line ends
 * @returns the fault, or the text with its processing instructions overwritten by `BLANK`, indexes unchanged
 */
export function scanXml(text: string): { readonly fault: XmlFault } | { readonly text: string } {
  try {
    const stranger = NOT_A_CHARACTER.exec(text);
    if (stranger !== null)
      throw malformed(`${quote(stranger[0])} is not a character of XML`, stranger.index);
    return { text: scanDocument(text) };
  } catch (thrown) {
    if (thrown instanceof Fault) return { fault: { problem: thrown.problem, index: thrown.index } };
    throw thrown;
  }
}

interface OpenTag {
  readonly name: string;
  readonly index: number;
}

function scanDocument(text: string): string {
  const open: OpenTag[] = [];
  const blanked: [start: number, end: number][] = [];
  let hasRoot = false;
  let at = 0;
  while (at < text.length) {
    const tag = text.indexOf("<", at);
    scanText(text, at, tag === -1 ? text.length : tag, open.length > 0);
    if (tag === -1) break;
    if (text.startsWith("<!--", tag)) at = scanComment(text, tag);
    else if (text.startsWith("<![CDATA[", tag) && open.length > 0)
      at = endOf(text, "]]>", tag + 9, tag, "CDATA section");
    else if (/^<!doctype/i.test(text.slice(tag, tag + 9))) throw new Fault(doctypeFound(), tag);
    else if (text[tag + 1] === "?") {
      at = scanInstruction(text, tag);
      blanked.push([tag, at]);
    } else if (text[tag + 1] === "/") at = scanEndTag(text, tag, open);
    else {
      if (open.length === 0 && hasRoot) throw malformed("a second root element", tag);
      if (open.length === MAX_DEPTH) throw new Fault(tooDeep(MAX_DEPTH), tag);
      hasRoot = true;
      at = scanStartTag(text, tag, open);
    }
  }
  const unclosed = open.at(-1);
  if (unclosed !== undefined)
    throw malformed(`<${shortenName(unclosed.name)}> is not closed`, unclosed.index);
  if (!hasRoot) throw malformed("no root element", 0);
  return blank(text, blanked);
}

function scanText(text: string, start: number, end: number, isInElement: boolean): void {
  const run = text.slice(start, end);
  if (!isInElement) {
    const stray = /[^ \t\n]/.exec(run);
    if (stray !== null) throw malformed("text outside of the root element", start + stray.index);
    return;
  }
  const cdataEnd = run.indexOf("]]>");
  if (cdataEnd !== -1) throw malformed('"]]>" outside of a CDATA section', start + cdataEnd);
  scanReferences(text, run, start);
}

function scanReferences(text: string, run: string, start: number): void {
  for (let at = run.indexOf("&"); at !== -1; at = run.indexOf("&", at + 1)) {
    REFERENCE.lastIndex = start + at;
    const body = REFERENCE.exec(text)?.[1];
    if (body === undefined)
      throw malformed('"&" that starts no reference; write &amp;', start + at);
    if (resolveReference(body) !== undefined) continue;
    if (body.startsWith("#")) throw malformed(`&${body}; is not a character of XML`, start + at);
    throw new Fault(entityNotPredefined(shortenName(body)), start + at);
  }
}

function scanComment(text: string, start: number): number {
  const end = endOf(text, "--", start + 4, start, "comment");
  if (text[end] !== ">") throw malformed('"--" inside of a comment', end - 2);
  return end + 1;
}

function scanInstruction(text: string, start: number): number {
  const target = match(NAME, text, start + 2);
  if (target === "") throw malformed('"<?" without a name', start);
  const afterTarget = start + 2 + target.length;
  const end = endOf(text, "?>", afterTarget, start, "processing instruction");
  if (end > afterTarget + 2 && !/[ \t\n]/.test(text[afterTarget] ?? ""))
    throw malformed(`no white space after <?${shortenName(target)}`, afterTarget);
  if (target.toLowerCase() === "xml") {
    if (start !== 0) throw malformed("XML declaration that is not at the start", start);
    const encoding = ENCODING.exec(text.slice(start, end));
    const name = encoding?.[1] ?? encoding?.[2];
    if (name !== undefined && !ACCEPTED_ENCODING.test(name))
      throw new Fault(encodingNotUtf8(`encoding ${quote(name)} declared`), start);
  }
  return end;
}

function scanEndTag(text: string, start: number, open: OpenTag[]): number {
  const name = match(NAME, text, start + 2);
  const end = start + 2 + name.length + match(SPACE, text, start + 2 + name.length).length;
  if (name === "" || text[end] !== ">") throw malformed("end tag that is not closed", start);
  const opened = open.pop();
  if (opened?.name !== name)
    throw malformed(
      opened === undefined
        ? `</${shortenName(name)}> closes nothing`
        : `</${shortenName(name)}> where </${shortenName(opened.name)}> was expected`,
      start,
    );
  return end + 1;
}

function scanStartTag(text: string, start: number, open: OpenTag[]): number {
  const name = match(NAME, text, start + 1);
  if (name === "") throw malformed('"<" that starts no tag; write &lt;', start);
  const seen = new Set<string>();
  let at = start + 1 + name.length;
  for (;;) {
    const space = match(SPACE, text, at).length;
    at += space;
    if (text[at] === ">") {
      open.push({ name, index: start });
      return at + 1;
    }
    if (text.startsWith("/>", at)) return at + 2;
    const attribute = match(NAME, text, at);
    if (attribute === "")
      throw malformed(`tag <${shortenName(name)}> is not closed`, at >= text.length ? start : at);
    if (space === 0)
      throw malformed(`no white space before attribute ${shortenName(attribute)}`, at);
    if (seen.has(attribute)) throw malformed(`attribute ${shortenName(attribute)} twice`, at);
    seen.add(attribute);
    at = scanAttributeValue(text, at + attribute.length, attribute);
  }
}

function scanAttributeValue(text: string, start: number, attribute: string): number {
  const at = start + match(EQUALS, text, start).length;
  const mark = text[at];
  if (at === start || (mark !== '"' && mark !== "'"))
    throw malformed(`attribute ${shortenName(attribute)} without a quoted value`, start);
  const end = text.indexOf(mark, at + 1);
  if (end === -1) throw malformed(`value of attribute ${shortenName(attribute)} is not closed`, at);
  const value = text.slice(at + 1, end);
  const bracket = value.indexOf("<");
  if (bracket !== -1)
    throw malformed(`"<" in attribute ${shortenName(attribute)}; write &lt;`, at + 1 + bracket);
  scanReferences(text, value, at + 1);
  return end + 1;
}

/** Index after the next `end`. */
function endOf(text: string, end: string, from: number, start: number, what: string): number {
  const found = text.indexOf(end, from);
  if (found === -1) throw malformed(`${what} is not closed`, start);
  return found + end.length;
}

function match(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? "";
}

function blank(text: string, ranges: readonly [start: number, end: number][]): string {
  let result = "";
  let from = 0;
  for (const [start, end] of ranges) {
    result += text.slice(from, start) + BLANK.repeat(end - start);
    from = end;
  }
  return from === 0 ? text : result + text.slice(from);
}

function malformed(reason: string, index: number): Fault {
  return new Fault(malformedXml(reason), index);
}
