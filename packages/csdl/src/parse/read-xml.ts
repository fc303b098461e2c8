import { XMLParser } from "fast-xml-parser";
import type { Place } from "../place.js";
import { malformedXml, quote, type Problem } from "./problems.js";
import { BLANK } from "./scan-xml.js";
import { decodeReferences } from "./xml-reference.js";

export const EDM_NAMESPACE = "http://docs.oasis-open.org/odata/ns/edm";
export const EDMX_NAMESPACE = "http://docs.oasis-open.org/odata/ns/edmx";
const XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace";

/** An attribute without a prefix. */
export interface XmlAttribute {
  readonly name: string;
  readonly value: string;
}

/** An element with its namespace resolved. */
export interface XmlElement {
  /** `Schema` in the namespace of edm, `edmx:Reference` in that of edmx, `{uri}name` in any other. */
  readonly name: string;
  /** Attributes without a prefix, references decoded; those of foreign namespaces are not CSDL's. */
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlElement[];
  /** Text and CDATA sections outside of child elements, concatenated. */
  readonly text: string;
  readonly place: Place;
}

export function findAttribute(element: XmlElement, name: string): string | undefined {
  return element.attributes.find((attribute) => attribute.name === name)?.value;
}

/** Whether the element is of a namespace that is neither edm's nor edmx's. */
export function isForeign(element: XmlElement): boolean {
  return element.name.startsWith("{");
}

// The prefixes keep names such as `constructor` apart from what the parser treats as dangerous.
const TAG = "<";
const ATTRIBUTE = "@";
const TEXT = "#text";
const CDATA = "#cdata";
const ATTRIBUTES = ":@";
const METADATA: symbol = XMLParser.getMetaDataSymbol().valueOf();

const parser = new XMLParser({
  preserveOrder: true,
  captureMetaData: true,
  ignoreAttributes: false,
  attributeNamePrefix: ATTRIBUTE,
  // Called twice for an empty element.
  transformTagName: (name) => (name.startsWith(TAG) ? name : TAG + name),
  textNodeName: TEXT,
  cdataPropName: CDATA,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  // White space between elements is dropped here, where it costs least.
  tagValueProcessor: (tag, text) => (tag.endsWith("String") || text.trim() !== "" ? text : ""),
  processEntities: false,
  jPath: false,
});

type ParsedNode = Readonly<Record<string | symbol, unknown>>;

/** The namespace prefixes an element declares, and those around it. */
interface Prefixes {
  readonly own: ReadonlyMap<string, string>;
  readonly outer?: Prefixes;
}

interface Reading {
  readonly placeOf: (index: number) => Place;
  readonly onProblem: (problem: Problem, place: Place) => void;
}

/**
 * Reads well-formed XML as elements.
 *
 * @param text what `scanXml` has accepted
 * @returns the root element
 */
export function readXml(
  text: string,
  placeOf: Reading["placeOf"],
  onProblem: Reading["onProblem"],
): XmlElement | undefined {
  const nodes: unknown = parser.parse(text);
  const root = asNodes(nodes).find((node) => tagOf(node) !== undefined);
  if (root === undefined) return undefined;
  return readElement(root, { own: new Map([["xml", XML_NAMESPACE]]) }, { placeOf, onProblem });
}

function readElement(node: ParsedNode, outer: Prefixes, reading: Reading): XmlElement {
  const tag = tagOf(node) ?? "";
  const place = reading.placeOf(startOf(node));
  const attributes: XmlAttribute[] = [];
  const declared = new Map<string, string>();
  const prefixesUsed: string[] = [];
  const written = asNode(node[ATTRIBUTES]);
  for (const key in written) {
    const name = key.slice(ATTRIBUTE.length);
    const value = decodeReferences(String(written[key]).replace(/[\t\n]/g, " "));
    const colon = name.indexOf(":");
    if (name === "xmlns" || name.startsWith("xmlns:"))
      declared.set(colon === -1 ? "" : name.slice(colon + 1), value);
    else if (colon === -1) attributes.push({ name, value });
    else prefixesUsed.push(name.slice(0, colon));
  }
  const prefixes = declared.size === 0 ? outer : { own: declared, outer };
  for (const prefix of prefixesUsed)
    if (findNamespace(prefixes, prefix) === "") reading.onProblem(prefixUnbound(prefix), place);

  const children: XmlElement[] = [];
  let text = "";
  for (const child of asNodes(node[TAG + tag])) {
    const characters = child[TEXT];
    if (typeof characters === "string") text += decodeReferences(characters.replaceAll(BLANK, ""));
    else if (tagOf(child) !== undefined) children.push(readElement(child, prefixes, reading));
    else
      text += asNodes(child[CDATA])
        .map((section) => section[TEXT])
        .join("");
  }
  return { name: resolveName(tag, prefixes, place, reading), attributes, children, text, place };
}

function resolveName(tag: string, prefixes: Prefixes, place: Place, reading: Reading): string {
  const colon = tag.indexOf(":");
  const prefix = colon === -1 ? "" : tag.slice(0, colon);
  const uri = findNamespace(prefixes, prefix);
  if (uri === "" && prefix !== "") reading.onProblem(prefixUnbound(prefix), place);
  const name = colon === -1 ? tag : tag.slice(colon + 1);
  if (uri === EDM_NAMESPACE) return name;
  return uri === EDMX_NAMESPACE ? `edmx:${name}` : `{${uri}}${name}`;
}

/** The URI a prefix stands for; empty if it is not declared, or undeclared again. */
function findNamespace(prefixes: Prefixes, prefix: string): string {
  for (let scope: Prefixes | undefined = prefixes; scope !== undefined; scope = scope.outer) {
    const uri = scope.own.get(prefix);
    if (uri !== undefined) return uri;
  }
  return "";
}

function prefixUnbound(prefix: string): Problem {
  return malformedXml(`namespace prefix ${quote(prefix)} is not declared`);
}

function tagOf(node: ParsedNode): string | undefined {
  for (const key in node) if (key.startsWith(TAG)) return key.slice(TAG.length);
  return undefined;
}

function startOf(node: ParsedNode): number {
  const start = asNode(node[METADATA])["startIndex"];
  return typeof start === "number" ? start : 0;
}

function isNode(value: unknown): value is ParsedNode {
  return typeof value === "object" && value !== null;
}

function isNodes(value: unknown): value is readonly ParsedNode[] {
  return Array.isArray(value);
}

function asNode(value: unknown): ParsedNode {
  return isNode(value) ? value : {};
}

function asNodes(value: unknown): readonly ParsedNode[] {
  return isNodes(value) ? value : [];
}
