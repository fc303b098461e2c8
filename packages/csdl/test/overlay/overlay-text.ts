import { expect } from "vitest";
import { formatDiagnostic } from "../../src/diagnostic.js";
import type { CsdlDocument } from "../../src/document.js";
import { buildModel } from "../../src/link/build-model.js";
import { applyOverlay } from "../../src/overlay/apply-overlay.js";
import { parseCsdl } from "../../src/parse/parse-csdl.js";
import { writeCsdl } from "../../src/write/write-csdl.js";

/** The document that the overlays of the tests extend. */
export const BASE = `
<EntityType Name="product" Abstract="true">
  <Key><PropertyRef Name="id"/></Key>
  <Property Name="id" Type="Edm.String" Nullable="false"/>
  <Property Name="price" Type="self.price">
    <Annotation Term="Core.Description" String="what it costs"/>
  </Property>
  <NavigationProperty Name="parts" Type="Collection(self.product)" ContainsTarget="true"/>
</EntityType>
<ComplexType Name="price"/>
<EnumType Name="color"><Member Name="red" Value="0"/><Member Name="green" Value="1"/></EnumType>
<TypeDefinition Name="weight" UnderlyingType="Edm.Decimal" Scale="3"/>
<Term Name="unit" Type="Edm.String"/>
<Action Name="close" IsBound="true"><Parameter Name="it" Type="self.product"/></Action>
<Action Name="close" IsBound="true"><Parameter Name="all" Type="Collection(self.product)"/></Action>
<Function Name="cheapest"><ReturnType Type="self.product"/></Function>
<EntityContainer Name="service">
  <EntitySet Name="products" EntityType="self.product"/>
  <Singleton Name="best" Type="self.product"/>
</EntityContainer>
<Annotations Target="self.product/parts"><Annotation Term="Core.Description" String="made of"/></Annotations>`;

/** A document whose content starts at line 2, column 1. */
export function parse(
  file: string,
  content: string,
  alias = "self",
  namespace = "shop",
): CsdlDocument {
  const text = `<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:Reference Uri="https://example.com/core"><edmx:Include Namespace="Org.OData.Core.V1" Alias="Core"/></edmx:Reference><edmx:Reference Uri="https://example.com/overlay"><edmx:Include Namespace="graphslice.Overlay.V1" Alias="Overlay"/></edmx:Reference><edmx:DataServices><Schema Namespace="${namespace}" Alias="${alias}" xmlns="http://docs.oasis-open.org/odata/ns/edm">
${content}
</Schema></edmx:DataServices></edmx:Edmx>`;
  const { document, diagnostics } = parseCsdl(text, { file });
  if (document === undefined) throw new Error(diagnostics.map(formatDiagnostic).join("\n"));
  return document;
}

/** The base with an overlay of this content, as it is written back, one trimmed line an element. */
export function overlay(content: string, alias = "our"): readonly string[] {
  const { document, diagnostics } = applyOverlay(
    parse("shop.xml", BASE),
    parse("overlay.xml", content, alias),
  );
  const built = buildModel([document]);
  expect([...diagnostics, ...built.diagnostics].map(formatDiagnostic)).toEqual([]);
  return writeCsdl(built.model)
    .split("\n")
    .map((line) => line.trim());
}

/** The problems of an overlay of this content. */
export function diagnose(content: string, namespace = "shop"): readonly string[] {
  const base = parse("shop.xml", BASE);
  const { diagnostics } = applyOverlay(base, parse("overlay.xml", content, "our", namespace));
  return diagnostics.map(formatDiagnostic);
}
