import { expect, test } from "vitest";
import { parseDocument, parseSchema } from "./csdl-text.js";

test("a container's sets, singletons, imports and bindings", () => {
  const [container] = parseSchema(`<EntityContainer Name="service" Extends="self.base">
  <EntitySet Name="orders" EntityType="self.order" IncludeInServiceDocument="false">
    <NavigationPropertyBinding Path="self.special/items" Target="self.service/items" />
    <Annotation Term="self.t" />
  </EntitySet>
  <Singleton Name="me" Type="self.user" Nullable="true"><NavigationPropertyBinding Path="manager" Target="users" /></Singleton>
  <ActionImport Name="reset" Action="self.reset" EntitySet="orders" />
  <FunctionImport Name="top" Function="self.top" IncludeInServiceDocument="true" />
  <Annotation Term="self.u" />
</EntityContainer>`).children;
  expect(container).toMatchObject({
    kind: "EntityContainer",
    name: "service",
    extends: "self.base",
    entitySets: [
      {
        kind: "EntitySet",
        name: "orders",
        entityType: "self.order",
        includeInServiceDocument: false,
        bindings: [
          {
            path: "self.special/items",
            target: "self.service/items",
            place: { line: 4, column: 5 },
          },
        ],
        annotations: [{ term: "self.t" }],
      },
    ],
    singletons: [
      { kind: "Singleton", name: "me", type: "self.user", bindings: [{ path: "manager" }] },
    ],
    actionImports: [{ name: "reset", action: "self.reset", entitySet: "orders" }],
    functionImports: [{ name: "top", function: "self.top", includeInServiceDocument: true }],
    annotations: [{ term: "self.u" }],
  });
});

test("entity sets stand in the service document unless said otherwise, function imports do not", () => {
  const [container] = parseSchema(`<EntityContainer Name="service">
  <EntitySet Name="orders" EntityType="self.order" />
  <FunctionImport Name="top" Function="self.top" />
</EntityContainer>`).children;
  expect(container).toMatchObject({
    entitySets: [{ includeInServiceDocument: true }],
    functionImports: [{ includeInServiceDocument: false }],
  });
});

test("type definitions and terms", () => {
  const { children } =
    parseSchema(`<TypeDefinition Name="code" UnderlyingType="Edm.String" MaxLength="3" />
<Term Name="t" Type="Collection(Edm.String)" BaseTerm="self.u" DefaultValue="x" Nullable="false" AppliesTo="EntityType  Property" />
<Term Name="u" Type="Edm.Boolean" />`);
  expect(children).toMatchObject([
    {
      kind: "TypeDefinition",
      name: "code",
      underlyingType: "Edm.String",
      facets: { maxLength: 3 },
    },
    {
      kind: "Term",
      name: "t",
      type: { name: "Edm.String", isCollection: true, facets: { nullable: false } },
      baseTerm: "self.u",
      defaultValue: "x",
      appliesTo: ["EntityType", "Property"],
    },
    { kind: "Term", name: "u", appliesTo: [] },
  ]);
});

test("several schemas, references and their aliases", () => {
  const document =
    parseDocument(`<edmx:Edmx Version="4.01" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">
  <edmx:Reference Uri="https://example.com/core.xml">
    <edmx:Include Namespace="Org.OData.Core.V1" Alias="Core" />
    <edmx:Include Namespace="Org.OData.Measures.V1" />
    <edmx:IncludeAnnotations TermNamespace="org.example" />
    <Annotation Term="Core.Description" String="x" xmlns="http://docs.oasis-open.org/odata/ns/edm" />
  </edmx:Reference>
  <edmx:DataServices xmlns="http://docs.oasis-open.org/odata/ns/edm">
    <Schema Namespace="a.b" Alias="self"><Annotation Term="self.t" /></Schema>
    <Schema Namespace="c" />
  </edmx:DataServices>
</edmx:Edmx>`);
  expect(document).toMatchObject({
    kind: "Document",
    file: "shop.xml",
    version: "4.01",
    references: [
      {
        uri: "https://example.com/core.xml",
        includes: [
          { namespace: "Org.OData.Core.V1", alias: "Core", place: { line: 3, column: 5 } },
          { namespace: "Org.OData.Measures.V1" },
        ],
        place: { line: 2, column: 3 },
      },
    ],
    schemas: [
      { namespace: "a.b", alias: "self", annotations: [{ term: "self.t" }] },
      { namespace: "c", children: [] },
    ],
  });
  expect(document.schemas[1]).not.toHaveProperty("alias");
});
