import type { Severity } from "../diagnostic.js";

/** What is wrong, without where: a `Diagnostic` once it has its place. */
export interface Problem {
  readonly severity: Severity;
  readonly code: string;
  readonly message: string;
}

function error(code: string, message: string): Problem {
  return { severity: "error", code, message };
}

function warning(code: string, message: string): Problem {
  return { severity: "warning", code, message };
}

const LONGEST_QUOTE = 60;

/**
 * Input text as it may stand in a message: quoted, on one line, without invisible or terminal control characters, and
 * cut where it is long.
 */
export function quote(text: string): string {
  const length = text.length > LONGEST_QUOTE ? ` (${text.length} characters)` : "";
  return `"${shortenName(text)}"${length}`;
}

/** A name as XML allows it, which may be long, as it may stand in a message. */
export function shortenName(name: string): string {
  const shown = name.length > LONGEST_QUOTE ? `${name.slice(0, LONGEST_QUOTE)}…` : name;
  return JSON.stringify(shown)
    .slice(1, -1)
    .replace(
      /[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
    );
}

export function tooLarge(maxBytes: number): Problem {
  return error("too-large", `expected at most ${maxBytes} bytes; raise maxBytes to read it`);
}

/** @param looksLike what the content looks like, e.g. `JSON` */
export function notCsdl(looksLike: string): Problem {
  return error("not-csdl", `expected CSDL XML but found ${looksLike}`);
}

/** @param found an encoding's name, or what makes the text no UTF-8 */
export function encodingNotUtf8(found: string): Problem {
  return error("encoding-not-utf-8", `expected UTF-8 but found ${found}; save the file as UTF-8`);
}

export function doctypeFound(): Problem {
  return error("doctype", "DOCTYPE: not accepted in CSDL; remove it and write its entities out");
}

export function entityNotPredefined(name: string): Problem {
  return error(
    "entity-not-predefined",
    `&${name};: expected &amp;, &lt;, &gt;, &quot;, &apos; or a character reference`,
  );
}

export function malformedXml(reason: string): Problem {
  return error("malformed-xml", `malformed XML: ${reason}`);
}

export function tooDeep(maxDepth: number): Problem {
  return error("too-deep", `expected elements nested at most ${maxDepth} deep`);
}

export function wrongRoot(found: string, hint: string): Problem {
  return error(
    "wrong-root",
    `expected root element edmx:Edmx of OData 4 but found ${found}${hint}`,
  );
}

export function wrongNamespace(element: string, found: string, hint: string): Problem {
  return error(
    "wrong-namespace",
    `${element}: expected namespace "http://docs.oasis-open.org/odata/ns/edm" but found ${quote(found)}${hint}`,
  );
}

export function elementCount(element: string, expected: string, found: number): Problem {
  return error("element-count", `${element}: expected ${expected} but found ${found}`);
}

export function attributeMissing(attribute: string, expected: string): Problem {
  return error(
    "attribute-missing",
    `${attribute}: expected ${expected} but the attribute is missing`,
  );
}

/** @param subject the attribute or element whose text it is */
export function valueInvalid(subject: string, expected: string, found: string): Problem {
  return error("value-invalid", `${subject}: expected ${expected} but found ${quote(found)}`);
}

export function valueOutOfRange(value: bigint, type: string, min: bigint, max: bigint): Problem {
  return error(
    "value-out-of-range",
    `Value: expected ${type}, ${min} to ${max}, but found ${value}`,
  );
}

export function enumValuesMixed(without: string): Problem {
  return error(
    "enum-values-mixed",
    `expected all members to have a Value, or none, but ${without || "one"} has none`,
  );
}

export function flagsValueMissing(): Problem {
  return warning("flags-value-missing", "Value: a member of a flags enumeration should have one");
}

export function flagsValueNegative(value: bigint): Problem {
  return warning(
    "flags-value-negative",
    `Value: a member of a flags enumeration should not be negative but is ${value}`,
  );
}

export function valuesConflict(found: readonly string[]): Problem {
  return error("values-conflict", `expected one value but found ${found.join(", ")}`);
}

export function bindingParameterMissing(): Problem {
  return error(
    "binding-parameter-missing",
    "IsBound: expected a binding parameter but there is none",
  );
}

export function appliesToUnknown(found: string): Problem {
  return warning(
    "applies-to-unknown",
    `AppliesTo: expected kinds of model elements such as Property but found ${quote(found)}`,
  );
}

export function attributeUnknown(attribute: string, element: string): Problem {
  return warning(
    "attribute-unknown",
    `${shortenName(attribute)}: unknown attribute of ${shortenName(element)}; ignored`,
  );
}

export function elementUnknown(element: string, parent: string): Problem {
  return warning(
    "element-unknown",
    `${shortenName(element)}: unknown element in ${shortenName(parent)}; ignored`,
  );
}

export function textUnexpected(element: string, text: string): Problem {
  return warning(
    "text-unexpected",
    `${element}: expected no text but found ${quote(text)}; ignored`,
  );
}
