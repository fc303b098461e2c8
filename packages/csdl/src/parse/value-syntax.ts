/** How the text of an attribute is read, and how a message describes what it should have been. */
export interface ValueSyntax<T> {
  readonly expected: string;
  /** The value, or undefined if the text is not of this syntax. */
  readonly read: (text: string) => T | undefined;
}

/** Far above any real name or path, and below what overflows the stack of a regular expression. */
const LONGEST_TEXT = 65_536;

/** A syntax whose values are the text itself. */
export function textMatching(
  expected: string,
  matches: (text: string) => boolean,
): ValueSyntax<string> {
  return {
    expected,
    read: (text) => (text.length <= LONGEST_TEXT && matches(text) ? text : undefined),
  };
}

/** A syntax of a fixed set of words. */
export function oneOf<const T extends string>(words: readonly T[]): ValueSyntax<T> {
  const last = words.at(-1);
  const expected = words.length > 1 ? `${words.slice(0, -1).join(", ")} or ${last}` : `${last}`;
  return { expected, read: (text) => words.find((word) => word === text) };
}

export const ANY_TEXT: ValueSyntax<string> = { expected: "text", read: (text) => text };

export const BOOLEAN: ValueSyntax<boolean> = {
  expected: "true or false",
  read: (text) => (text === "true" ? true : text === "false" ? false : undefined),
};

export const NON_NEGATIVE_INTEGER: ValueSyntax<number> = {
  expected: "a non-negative integer",
  read: readDigits,
};

export const MAX_LENGTH: ValueSyntax<number | "max"> = {
  expected: "a positive integer or max",
  read: (text) => (text === "max" ? text : readDigits(text) || undefined),
};

/** Services also write `Variable`, which can mean nothing else. */
export const SCALE: ValueSyntax<number | "variable" | "floating"> = {
  expected: "a non-negative integer, variable or floating",
  read: (text) => {
    const word = text.toLowerCase();
    return word === "variable" || word === "floating" ? word : readDigits(text);
  },
};

export const SRID: ValueSyntax<number | "variable"> = {
  expected: "a non-negative integer or variable",
  read: (text) => (text.toLowerCase() === "variable" ? "variable" : readDigits(text)),
};

/** An integer of any of the integer types; the caller checks the range. */
export const INTEGER: ValueSyntax<bigint> = {
  expected: "an integer",
  read: (text) => (/^[+-]?[0-9]{1,20}$/.test(text) ? BigInt(text.replace("+", "")) : undefined),
};

function readDigits(text: string): number | undefined {
  return /^[0-9]{1,10}$/.test(text) ? Number(text) : undefined;
}
