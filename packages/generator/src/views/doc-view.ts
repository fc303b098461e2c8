import { LINE_WIDTH } from "./line-width.js";
import type { DocView } from "./module-view.js";

/** The parts of a doc comment, in the order in which they stand. */
export interface DocParts {
  readonly description?: string | undefined;
  /** What a reader has to know beside the description; a paragraph each. */
  readonly notes?: readonly string[];
  /** A list, each item with its own bullet. */
  readonly items?: readonly string[];
  readonly deprecated?: string | undefined;
  /** The CSDL that it comes from: `Edm.Int32, not nullable`. */
  readonly origin?: string | undefined;
}

/** Lays a doc comment out: description, notes, then the tags. `indent` is the column at which it starts. */
export function createDoc(parts: DocParts, indent: number): DocView {
  const width = LINE_WIDTH - indent - " * ".length;
  const paragraphs = [parts.description, ...(parts.notes ?? [])]
    .map((text) => clean(text ?? ""))
    .filter((text) => text !== "")
    .map((text) => wrap(text, width));
  const items = (parts.items ?? []).flatMap((text) => wrap(clean(text), width, "  "));
  const tags = [tag("@deprecated", parts.deprecated), tag("@odata", parts.origin)]
    .filter((text) => text !== undefined)
    .flatMap((text) => wrap(text, width, "  "));
  const lines = [...paragraphs, items, tags]
    .filter((block) => block.length > 0)
    .flatMap((block, index) => (index === 0 ? block : ["", ...block]));
  const [first = ""] = lines;
  const isSingle = lines.length === 1 && first.length + indent + "/**  */".length <= LINE_WIDTH;
  return { lines, isSingle };
}

function tag(name: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const cleaned = clean(text);
  return cleaned === "" ? name : `${name} ${cleaned}`;
}

/** One line without a tag of its own: the compiler takes any `@` behind a blank for one, and `{@` for an inline one. */
function clean(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .trim()
    .replace(/(?<=^| )@|(?<=\{)@(?!link \w+\})/g, "\\@");
}

/** Breaks at blanks, but neither within a word nor within a link. */
function wrap(text: string, width: number, indent = ""): string[] {
  if (text !== "" && text.length <= width) return [text];
  const lines: string[] = [];
  let line = "";
  for (const word of text.match(/\S*\{@link \w+\}\S*|\S+/g) ?? []) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = indent + word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  if (line !== "") lines.push(line);
  return lines;
}
