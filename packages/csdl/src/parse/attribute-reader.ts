import { attributeMissing, attributeUnknown, valueInvalid } from "./problems.js";
import { report, type Scope } from "./scope.js";
import type { ValueSyntax } from "./value-syntax.js";
import type { XmlElement } from "./read-xml.js";

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
    if (!this.#element.attributes.has(attribute))
      report(this.#scope, this.#element.place, attributeMissing(attribute, syntax.expected));
    return this.optional(attribute, syntax) ?? fallback;
  }

  optional<T>(attribute: string, syntax: ValueSyntax<T>): T | undefined {
    const text = this.#element.attributes.get(attribute);
    if (text === undefined) return undefined;
    this.#read.push(attribute);
    const value = syntax.read(text);
    if (value === undefined)
      report(this.#scope, this.#element.place, valueInvalid(attribute, syntax.expected, text));
    return value;
  }

  /** Warns of the attributes that nothing has read. */
  close(): void {
    if (this.#read.length === this.#element.attributes.size) return;
    for (const attribute of this.#element.attributes.keys())
      if (!this.#read.includes(attribute))
        report(this.#scope, this.#element.place, attributeUnknown(attribute, this.#element.name));
  }
}
