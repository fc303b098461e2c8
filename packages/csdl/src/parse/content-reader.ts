import type { AnnotationElement } from "../expression.js";
import { readAnnotation } from "./read-annotation.js";
import { elementUnknown, textUnexpected } from "./problems.js";
import { isForeign, type XmlElement } from "./read-xml.js";
import { report, type Scope } from "./scope.js";

/** What reads a child element, by its name. */
export type ChildReaders = Readonly<Record<string, (child: XmlElement) => void>>;

const NONE: readonly AnnotationElement[] = Object.freeze([]);

/**
 * Hands each child element to its reader and reads the annotations among them. Warns of text and of unknown elements;
 * elements of foreign namespaces mean nothing in CSDL (OData CSDL XML 4.01 §2).
 */
export function readContent(
  element: XmlElement,
  scope: Scope,
  readers: ChildReaders = {},
): readonly AnnotationElement[] {
  if (element.children.length === 0 && element.text === "") return NONE;
  const annotations: AnnotationElement[] = [];
  for (const child of element.children) {
    if (child.name === "Annotation") annotations.push(readAnnotation(child, scope));
    else readKnownChild(child, element, scope, readers);
  }
  warnOfText(element, scope);
  return annotations;
}

/** As `readContent`, for elements that take no annotations. */
export function readChildren(element: XmlElement, scope: Scope, readers: ChildReaders): void {
  for (const child of element.children) readKnownChild(child, element, scope, readers);
  warnOfText(element, scope);
}

function readKnownChild(
  child: XmlElement,
  parent: XmlElement,
  scope: Scope,
  readers: ChildReaders,
): void {
  if (Object.hasOwn(readers, child.name)) readers[child.name]?.(child);
  else if (!isForeign(child)) report(scope, child.place, elementUnknown(child.name, parent.name));
}

function warnOfText(element: XmlElement, scope: Scope): void {
  const text = element.text.trim();
  if (text !== "") report(scope, element.place, textUnexpected(element.name, text));
}
