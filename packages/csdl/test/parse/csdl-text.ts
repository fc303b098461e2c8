import { formatDiagnostic } from "../../src/diagnostic.js";
import type { CsdlDocument, SchemaElement } from "../../src/document.js";
import { parseCsdl } from "../../src/parse/parse-csdl.js";

/** A document with one schema, whose content starts at line 2, column 1. */
export function wrapSchema(content: string): string {
  return `<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices><Schema Namespace="shop" Alias="self" xmlns="http://docs.oasis-open.org/odata/ns/edm">
${content}
</Schema></edmx:DataServices></edmx:Edmx>`;
}

/** The document of a text that must be without any problem. */
export function parseDocument(text: string): CsdlDocument {
  const { document, diagnostics } = parseCsdl(text, { file: "shop.xml" });
  if (document === undefined || diagnostics.length > 0)
    throw new Error(diagnostics.map(formatDiagnostic).join("\n"));
  return document;
}

/** The schema with this content, which must be without any problem. */
export function parseSchema(content: string): SchemaElement {
  const [schema] = parseDocument(wrapSchema(content)).schemas;
  if (schema === undefined) throw new Error("the document has no schema");
  return schema;
}

/** The problems of a schema with this content. */
export function diagnose(content: string): string[] {
  return parseCsdl(wrapSchema(content), { file: "shop.xml" }).diagnostics.map(formatDiagnostic);
}
