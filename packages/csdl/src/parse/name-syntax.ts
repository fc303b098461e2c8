import { textMatching, type ValueSyntax } from "./value-syntax.js";

const LONGEST_IDENTIFIER = 128;
const LONGEST_NAMESPACE = 511;
const LONGEST_QUALIFIED_NAME = LONGEST_NAMESPACE + 1 + LONGEST_IDENTIFIER;
const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_]*$/;
const DOTTED = /^[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*$/;
const OPERATION = /^([A-Za-z_][\w.]*)\(([\w.(), ]*)\)$/;

/** An OData SimpleIdentifier of ASCII characters (OData CSDL XML 4.01 §17.2). */
export const SIMPLE_IDENTIFIER: ValueSyntax<string> = textMatching(
  "an identifier (up to 128 ASCII letters, digits and _, no digit first)",
  isIdentifier,
);

/** A schema's namespace: identifiers joined by dots (§17.1). */
export const NAMESPACE: ValueSyntax<string> = textMatching(
  "identifiers joined by dots",
  (text) => text.length <= LONGEST_NAMESPACE && isDotted(text),
);

/** An annotation's qualifier (§14.2.1): an identifier, though Graph also writes `application.displayName`. */
export const QUALIFIER: ValueSyntax<string> = textMatching(
  "an identifier, or identifiers joined by dots",
  isDotted,
);

/** A namespace or alias, a dot and a name (§17.3). */
export const QUALIFIED_NAME: ValueSyntax<string> = textMatching(
  "a qualified name such as self.name",
  (text) => text.includes(".") && isDotted(text),
);

/** A qualified type name, or `Collection()` of one (§17.4). */
export const TYPE_NAME: ValueSyntax<{ readonly name: string; readonly isCollection: boolean }> = {
  expected: "a qualified type name or Collection() of one",
  read: (text) => {
    const isCollection = text.startsWith("Collection(") && text.endsWith(")");
    const name = isCollection ? text.slice("Collection(".length, -1) : text;
    return name.includes(".") && isDotted(name) ? { name, isCollection } : undefined;
  },
};

/** Segments joined by `/`, each a simple or qualified name (§17.5). */
export const PATH: ValueSyntax<string> = textMatching("a path of names joined by /", (text) =>
  text.split("/").every(isDotted),
);

/** The path of an annotated model element (§14.2.2): operations may have their overload's types, then a parameter or `$ReturnType`. */
export const TARGET_PATH: ValueSyntax<string> = textMatching(
  "the path of a model element such as self.type/property",
  (text) => {
    const [first = "", ...rest] = text.split("/");
    const operation = OPERATION.exec(first);
    const isElement =
      operation === null
        ? isDotted(first)
        : isDotted(operation[1] ?? "") &&
          (operation[2] === "" || (operation[2] ?? "").split(/, ?/).every(isType));
    return isElement && first.includes(".") && rest.every(isTargetSegment);
  },
);

function isTargetSegment(text: string): boolean {
  const [name = "", qualifier] = text.replace(/^@/, "").split("#");
  return (
    text === "$ReturnType" || (isDotted(name) && (qualifier === undefined || isDotted(qualifier)))
  );
}

function isType(text: string): boolean {
  return TYPE_NAME.read(text) !== undefined;
}

function isIdentifier(text: string): boolean {
  return text.length <= LONGEST_IDENTIFIER && IDENTIFIER.test(text);
}

function isDotted(text: string): boolean {
  return (
    text.length <= LONGEST_QUALIFIED_NAME &&
    DOTTED.test(text) &&
    (text.length <= LONGEST_IDENTIFIER ||
      text.split(".").every((part) => part.length <= LONGEST_IDENTIFIER))
  );
}
