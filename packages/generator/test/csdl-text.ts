/** A document with a schema for each namespace, holding the given elements. */
export function wrapSchemas(schemas: Readonly<Record<string, string>>): string {
  const elements = Object.entries(schemas).map(
    ([namespace, content]) =>
      `<Schema Namespace="${namespace}" xmlns="http://docs.oasis-open.org/odata/ns/edm">${content}</Schema>`,
  );
  return `<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">
<edmx:Reference Uri="https://example.com/core"><edmx:Include Namespace="Org.OData.Core.V1" Alias="Core"/></edmx:Reference>
<edmx:DataServices>${elements.join("\n")}</edmx:DataServices></edmx:Edmx>`;
}

/** A document with the schema `microsoft.graph`. */
export function wrapSchema(content: string): string {
  return wrapSchemas({ "microsoft.graph": content });
}

// Control characters, surrogates by themselves and the two that are none at all.
const NO_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/** Text as it stands in an attribute or element; what XML cannot hold is left out. */
export function escapeXml(text: string): string {
  return text
    .replace(NO_XML, "")
    .replace(/[&<>"'\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}
