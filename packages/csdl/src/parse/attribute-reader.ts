import { attributeMissing, attributeUnknown, valueInvalid } from "./problems.js";
import { report, type Scope } from "./scope.js";
import type { ValueSyntax } from "./value-syntax.js";
import { SIMPLE_IDENTIFIER } from "./name-syntax.js";
import { findAttribute, type XmlElement } from "./read-xml.js";

/** Reads the attributes of one element, reporting what is missing, invalid or, in the end, unknown. */
export class AttributeReader {
  readonly #element: XmlElement;
  readonly #scope: Scope;
  readonly #read: string[] = [];

  constructor(element: XmlElement, scope: Scope) {
    this.#element = element;
    this.#scope = scope;
  }

  /** @param fallback what reading goes on with where the attribute is missing or invalid */
  required<T>(attribute: string, syntax: ValueSyntax<T>, fallback: T): T {
    if (findAttribute(this.#element, attribute) === undefined)
      report(this.#scope, this.#element.place, attributeMissing(attribute, syntax.expected));
    return this.optional(attribute, syntax) ?? fallback;
  }

  optional<T>(attribute: string, syntax: ValueSyntax<T>): T | undefined {
    const text = findAttribute(this.#element, attribute);
    if (text === undefined) return undefined;
    this.#read.push(attribute);
    const value = syntax.read(text);
    if (value === undefined)
      report(this.#scope, this.#element.place, valueInvalid(attribute, syntax.expected, text));
    return value;
  }

  /** Warns of the attributes that nothing has read. */
  close(): void {
    if (this.#read.length === this.#element.attributes.length) return;
    for (const { name } of this.#element.attributes)
      if (!this.#read.includes(name))
        report(this.#scope, this.#element.place, attributeUnknown(name, this.#element.name));
  }
}

/**
 * Opens an element that has a name.
 *
 * @param enter the element's scope, given its name, or the empty string if that is missing or invalid
 */
export function openNamed(
  element: XmlElement,
  enter: (name: string) => Scope,
): { readonly name: string; readonly scope: Scope; readonly attributes: AttributeReader } {
  const scope = enter(peekAttribute(element, "Name", SIMPLE_IDENTIFIER));
  const attributes = new AttributeReader(element, scope);
  return { name: attributes.required("Name", SIMPLE_IDENTIFIER, ""), scope, attributes };
}

/** The attribute's text if it is valid, else the empty string; reports nothing. */
export function peekAttribute(
  element: XmlElement,
  attribute: string,
  syntax: ValueSyntax<string>,
): string {
  return syntax.read(findAttribute(element, attribute) ?? "") ?? "";
}
