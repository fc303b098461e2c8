/** An XML element as it is to be written. */
export interface XmlNode {
  readonly name: string;
  /** In the order they are written; those without a value are left out. */
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlNode[];
  /** Character content; an element has either text or children. */
  readonly text?: string;
}

export type XmlAttribute = readonly [
  name: string,
  value: string | number | bigint | boolean | undefined,
];

export function createNode(
  name: string,
  attributes: readonly XmlAttribute[] = [],
  children: readonly XmlNode[] = [],
): XmlNode {
  return { name, attributes, children };
}

export function createTextNode(name: string, text: string): XmlNode {
  return { name, attributes: [], children: [], text };
}

/** The XML text of a node and its descendants, one element a line, indented by two spaces. */
export function renderNode(root: XmlNode): string {
  const lines = ['<?xml version="1.0" encoding="utf-8"?>'];
  renderInto(lines, root, "");
  return `${lines.join("\n")}\n`;
}

function renderInto(lines: string[], node: XmlNode, indent: string): void {
  let tag = `${indent}<${node.name}`;
  for (const [name, value] of node.attributes) {
    if (value !== undefined) tag += ` ${name}="${escapeAttribute(String(value))}"`;
  }
  if (node.text !== undefined) {
    lines.push(`${tag}>${escapeText(node.text)}</${node.name}>`);
  } else if (node.children.length === 0) {
    lines.push(`${tag}/>`);
  } else {
    lines.push(`${tag}>`);
    for (const child of node.children) renderInto(lines, child, `${indent}  `);
    lines.push(`${indent}</${node.name}>`);
  }
}

/** White space other than blanks is written as references: a reader would turn it into blanks (XML 1.0 §3.3.3). */
function escapeAttribute(value: string): string {
  return /[&<>"\t\n\r]/.test(value) ? value.replace(/[&<>"\t\n\r]/g, escapeCharacter) : value;
}

function escapeText(value: string): string {
  return value.replace(/[&<>\r]/g, escapeCharacter);
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

function escapeCharacter(character: string): string {
  return ENTITIES[character] ?? `&#${character.charCodeAt(0)};`;
}
