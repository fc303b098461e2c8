/** Where a text stops being JSON (RFC 8259). */
export interface JsonFault {
  /** From 1, as editors count. */
  readonly line: number;
  readonly column: number;
  readonly expected: string;
  readonly found: string;
}

/** What may come next. */
type State = "value" | "item" | "member" | "name" | "colon" | "rest" | "end";

const EXPECTED: Readonly<Record<State, string>> = {
  value: "a value",
  item: 'a value or "]"',
  member: 'a name in double quotes or "}"',
  name: "a name in double quotes",
  colon: '":"',
  rest: '"," or a closing bracket',
  end: "nothing more",
};
const SCALAR = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;
const SPACE = /[ \t\n\r]*/y;
const WORD = /[\w.+-]+|[^]/uy;

/** Finds where a text stops being JSON; nothing if all of it is. For texts that `JSON.parse` does not take. */
export function findJsonFault(text: string): JsonFault | undefined {
  const open: string[] = [];
  let state: State = "value";
  let offset = 0;
  const fault = (expected: string, at = offset): JsonFault => ({
    ...locate(text, at),
    expected,
    found: describe(text, at),
  });
  for (;;) {
    offset += matchAt(SPACE, text, offset).length;
    const character = text.charAt(offset);
    if (character === "") return state === "end" ? undefined : fault(expectedOf(state, open));
    if (isValueDue(state) && (character === "{" || character === "[")) {
      open.push(character);
      state = character === "{" ? "member" : "item";
      offset += 1;
    } else if (character === closingOf(open) && ["item", "member", "rest"].includes(state)) {
      open.pop();
      state = open.length === 0 ? "end" : "rest";
      offset += 1;
    } else if (character === '"' && (isValueDue(state) || isNameDue(state))) {
      const string = scanString(text, offset);
      if ("expected" in string) return fault(string.expected, string.offset);
      offset = string.offset;
      state = isNameDue(state) ? "colon" : open.length === 0 ? "end" : "rest";
    } else if (character === ":" && state === "colon") {
      state = "value";
      offset += 1;
    } else if (character === "," && state === "rest") {
      state = open.at(-1) === "{" ? "name" : "value";
      offset += 1;
    } else {
      const scalar = isValueDue(state) ? matchAt(SCALAR, text, offset) : "";
      if (scalar === "") return fault(expectedOf(state, open));
      offset += scalar.length;
      state = open.length === 0 ? "end" : "rest";
    }
  }
}

function isValueDue(state: State): boolean {
  return state === "value" || state === "item";
}

function isNameDue(state: State): boolean {
  return state === "name" || state === "member";
}

function expectedOf(state: State, open: readonly string[]): string {
  return state === "rest" ? `"," or "${closingOf(open)}"` : EXPECTED[state];
}

function closingOf(open: readonly string[]): string | undefined {
  const last = open.at(-1);
  return last === undefined ? undefined : last === "{" ? "}" : "]";
}

/** The end of a string that starts at an offset, or what is wrong in it. Strings may be megabytes long. */
function scanString(
  text: string,
  start: number,
): { readonly offset: number } | { readonly offset: number; readonly expected: string } {
  for (let offset = start + 1; ; offset += 1) {
    const character = text.charAt(offset);
    if (character === '"') return { offset: offset + 1 };
    if (character === "") return { offset, expected: "the end of a string" };
    if (character < " ") return { offset, expected: "an escape, as strings end on their line" };
    if (character !== "\\") continue;
    if (!/^\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/.test(text.slice(offset, offset + 6))) {
      return { offset, expected: "an escape that JSON knows" };
    }
    offset += 1;
  }
}

function matchAt(pattern: RegExp, text: string, offset: number): string {
  pattern.lastIndex = offset;
  return pattern.exec(text)?.[0] ?? "";
}

function describe(text: string, offset: number): string {
  if (offset >= text.length) return "the end of the text";
  const word = text.startsWith("\\", offset)
    ? text.slice(offset, offset + 2)
    : matchAt(WORD, text, offset).slice(0, 40);
  return word === "\n" || word === "\r" ? "a line break" : JSON.stringify(word);
}

function locate(text: string, offset: number): Pick<JsonFault, "line" | "column"> {
  const lines = text.slice(0, offset).split(/\r\n|\n|\r/);
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
