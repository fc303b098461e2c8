import { LINE_WIDTH } from "../line-width.js";

/**
 * A text whose lines are yet to be broken, in the manner of Wadler's "A prettier printer", as Prettier has them: a
 * group is on one line if it fits, else all its own line breaks are taken.
 */
export type Doc =
  | string
  | readonly Doc[]
  | { readonly kind: "group"; readonly content: Doc }
  | { readonly kind: "indent"; readonly content: Doc }
  /** A line break where its group is broken; else a blank or nothing. */
  | { readonly kind: "line"; readonly flat: "" | " " }
  /** Always a line break, which breaks all groups that it is in. */
  | { readonly kind: "hardline" }
  /** Text that is there only where its group is broken. */
  | { readonly kind: "if-broken"; readonly text: string };

export const LINE: Doc = { kind: "line", flat: " " };
export const SOFTLINE: Doc = { kind: "line", flat: "" };
export const HARDLINE: Doc = { kind: "hardline" };

export function group(...content: readonly Doc[]): Doc {
  return { kind: "group", content };
}

export function indent(...content: readonly Doc[]): Doc {
  return { kind: "indent", content };
}

export function ifBroken(text: string): Doc {
  return { kind: "if-broken", text };
}

/** The docs with something between them. */
export function join(separator: Doc, docs: readonly Doc[]): Doc {
  return docs.flatMap((doc, index) => (index === 0 ? [doc] : [separator, doc]));
}

interface Command {
  readonly column: number;
  readonly isBroken: boolean;
  readonly doc: Doc;
}

/** The text of a doc that starts at a column, which its further lines are indented to. */
export function printDoc(doc: Doc, column: number): string {
  let text = "";
  let position = column;
  const stack: Command[] = [{ column, isBroken: true, doc }];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { column, isBroken, doc } = next;
    if (typeof doc === "string") {
      text += doc;
      position += doc.length;
    } else if (isSequence(doc)) {
      stack.push(...doc.map((part) => ({ column, isBroken, doc: part })).reverse());
    } else if (doc.kind === "indent") {
      stack.push({ column: column + 2, isBroken, doc: doc.content });
    } else if (doc.kind === "group") {
      const flat = { column, isBroken: false, doc: doc.content };
      const isFlat = !isForced(doc) && (!isBroken || fits(flat, stack, LINE_WIDTH - position));
      stack.push(isFlat ? flat : { ...flat, isBroken: true });
    } else if (doc.kind === "if-broken") {
      if (isBroken) stack.push({ column, isBroken, doc: doc.text });
    } else if (doc.kind === "hardline" || isBroken) {
      text = `${text.trimEnd()}\n${" ".repeat(column)}`;
      position = column;
    } else stack.push({ column, isBroken, doc: doc.flat });
  }
  return text;
}

/** Whether the text up to the next line break fits. */
function fits(next: Command, rest: readonly Command[], width: number): boolean {
  let left = width;
  let index = rest.length;
  const stack = [next];
  while (left >= 0) {
    const command = stack.pop() ?? rest[(index -= 1)];
    if (command === undefined) return true;
    const { isBroken, doc } = command;
    if (typeof doc === "string") left -= doc.length;
    else if (isSequence(doc)) {
      stack.push(...doc.map((part) => ({ ...command, doc: part })).reverse());
    } else if (doc.kind === "indent") stack.push({ ...command, doc: doc.content });
    else if (doc.kind === "group") {
      stack.push({ ...command, isBroken: isForced(doc) || isBroken, doc: doc.content });
    } else if (doc.kind === "if-broken") left -= isBroken ? doc.text.length : 0;
    else if (doc.kind === "hardline" || isBroken) return true;
    else left -= doc.flat.length;
  }
  return false;
}

/** Whether there is a line break in it come what may. */
function isForced(doc: Doc): boolean {
  if (typeof doc === "string") return false;
  if (isSequence(doc)) return doc.some(isForced);
  if (doc.kind === "group" || doc.kind === "indent") return isForced(doc.content);
  return doc.kind === "hardline";
}

function isSequence(doc: Doc): doc is readonly Doc[] {
  return Array.isArray(doc);
}
