import type { CsdlDocument, IncludeElement, ReferenceElement, SchemaElement } from "../document.js";
import { AttributeReader } from "./attribute-reader.js";
import { readChildren, readContent } from "./content-reader.js";
import { elementCount, quote, shortenName, wrongNamespace, wrongRoot } from "./problems.js";
import { NAMESPACE, SIMPLE_IDENTIFIER } from "./name-syntax.js";
import { readSchema } from "./read-schema.js";
import { EDM_NAMESPACE, isForeign, type XmlElement } from "./read-xml.js";
import { report, type Scope } from "./scope.js";
import { ANY_TEXT, oneOf } from "./value-syntax.js";

const VERSION = oneOf(["4.0", "4.01"]);

/** Reads the root element `edmx:Edmx` (OData CSDL XML 4.01 §3.1). */
export function readDocument(
  root: XmlElement,
  file: string,
  scope: Scope,
): CsdlDocument | undefined {
  if (root.name !== "edmx:Edmx") {
    report(scope, root.place, wrongRoot(describeElement(root), hintAtVersion(root.name)));
    return undefined;
  }
  const attributes = new AttributeReader(root, scope);
  const version = attributes.required("Version", VERSION, "4.0");
  attributes.close();

  const references: ReferenceElement[] = [];
  const schemas: SchemaElement[] = [];
  let dataServices = 0;
  readChildren(root, scope, {
    "edmx:Reference": (child) => references.push(readReference(child, scope)),
    "edmx:DataServices": (child) => {
      dataServices += 1;
      schemas.push(...readDataServices(child, scope));
    },
  });
  if (dataServices !== 1)
    report(scope, root.place, elementCount("edmx:DataServices", "exactly one", dataServices));
  return { kind: "Document", file, version, references, schemas };
}

function readDataServices(element: XmlElement, scope: Scope): readonly SchemaElement[] {
  const schemas: SchemaElement[] = [];
  new AttributeReader(element, scope).close();
  readChildren(element, scope, { Schema: (child) => schemas.push(readSchema(child, scope)) });
  const strangers = element.children.filter((child) => child.name.endsWith("}Schema"));
  for (const stranger of strangers) {
    const namespace = stranger.name.slice(1, -"}Schema".length);
    report(
      scope,
      stranger.place,
      wrongNamespace("Schema", namespace, hintAtVersion(stranger.name)),
    );
  }
  if (schemas.length === 0 && strangers.length === 0)
    report(scope, element.place, elementCount("Schema", "at least one", 0));
  return schemas;
}

function readReference(element: XmlElement, scope: Scope): ReferenceElement {
  const attributes = new AttributeReader(element, scope);
  const uri = attributes.required("Uri", ANY_TEXT, "");
  attributes.close();
  const includes: IncludeElement[] = [];
  readContent(element, scope, {
    "edmx:Include": (child) => includes.push(readInclude(child, scope)),
    // Annotations of other documents are not loaded (§3.5), as references are never followed.
    "edmx:IncludeAnnotations": () => undefined,
  });
  return { uri, includes, place: element.place };
}

function readInclude(element: XmlElement, scope: Scope): IncludeElement {
  const attributes = new AttributeReader(element, scope);
  const namespace = attributes.required("Namespace", NAMESPACE, "");
  const alias = attributes.optional("Alias", SIMPLE_IDENTIFIER);
  attributes.close();
  readContent(element, scope);
  return { namespace, ...(alias !== undefined && { alias }), place: element.place };
}

function describeElement(element: XmlElement): string {
  const [, uri = "", name = element.name] = /^\{(.*)\}(.*)$/.exec(element.name) ?? [];
  const shown = shortenName(name);
  if (!isForeign(element)) return `${shown} in namespace ${quote(EDM_NAMESPACE)}`;
  return uri === "" ? `${shown} in no namespace` : `${shown} in namespace ${quote(uri)}`;
}

/** The likely reason why an element of another OData version, or of no OData at all, was met. */
function hintAtVersion(name: string): string {
  if (/^\{https?:\/\/schemas\.microsoft\.com\/ado\//.test(name))
    return "; this is metadata of OData 1 to 3, ask the service for its OData 4 metadata";
  if (name === "Schema") return "; wrap the schema in edmx:Edmx and edmx:DataServices";
  return name.startsWith("{}") ? "; declare it with xmlns" : "";
}
