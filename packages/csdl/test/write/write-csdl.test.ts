import { describe, expect, test } from "vitest";
import { buildModel } from "../../src/link/build-model.js";
import { writeCsdl } from "../../src/write/write-csdl.js";
import { parseDocument, wrapSchema } from "../parse/csdl-text.js";
import { describeModel } from "./describe-model.js";
import { readModel } from "./read-model.js";

/** What is written of a schema with this content, without the elements around it. */
function writeContent(content: string): string {
  const lines = writeCsdl(readModel(wrapSchema(content))).split("\n");
  return lines
    .slice(4, -4)
    .map((line) => line.slice(6))
    .join("\n");
}

describe("writeCsdl", () => {
  test("writes a document with its version, schemas and aliases", () => {
    const text = writeCsdl(readModel(wrapSchema('<ComplexType Name="price"/>')));
    expect(text).toBe(`<?xml version="1.0" encoding="utf-8"?>
<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">
  <edmx:DataServices>
    <Schema Namespace="shop" Alias="self" xmlns="http://docs.oasis-open.org/odata/ns/edm">
      <ComplexType Name="price"/>
    </Schema>
  </edmx:DataServices>
</edmx:Edmx>
`);
  });

  test("keeps version 4.01", () => {
    const source = wrapSchema("").replace('Version="4.0"', 'Version="4.01"');
    expect(writeCsdl(readModel(source))).toContain('<edmx:Edmx Version="4.01"');
  });

  test.each([
    ["that schemas of two documents share", "self", "self"],
    ["that is another schema's namespace", "stock", "self"],
  ])("leaves out an alias %s", (_, shopAlias, stockAlias) => {
    const documents = Object.entries({ shop: shopAlias, stock: stockAlias }).map(
      ([namespace, alias]) =>
        parseDocument(
          wrapSchema('<ComplexType Name="price"/>').replace(
            'Namespace="shop" Alias="self"',
            `Namespace="${namespace}" Alias="${alias}"`,
          ),
        ),
    );
    const text = writeCsdl(buildModel(documents).model);
    expect(text).not.toContain(`Alias="${shopAlias}"`);
    expect([...readModel(text).types.keys()]).toEqual(["shop.price", "stock.price"]);
  });

  test.each([
    [
      "an entity type, its key and members",
      `
<EntityType Name="product" Abstract="true" OpenType="true" HasStream="true">
  <Key>
    <PropertyRef Name="id"/>
    <PropertyRef Name="price/currency" Alias="currency"/>
  </Key>
  <Property Name="id" Type="Edm.String" Nullable="false" MaxLength="36" Unicode="false"/>
  <Property Name="price" Type="shop.price" Nullable="false"/>
  <Property Name="tags" Type="Collection(Edm.String)" MaxLength="max"/>
  <Property Name="weight" Type="Edm.Decimal" Precision="9" Scale="variable" DefaultValue="1"/>
  <Property Name="place" Type="Edm.GeographyPoint" SRID="4326"/>
  <NavigationProperty Name="parts" Type="Collection(shop.product)" Partner="whole" ContainsTarget="true">
    <OnDelete Action="Cascade"/>
  </NavigationProperty>
  <NavigationProperty Name="whole" Type="shop.product" Nullable="false" Partner="parts">
    <ReferentialConstraint Property="wholeId" ReferencedProperty="id">
      <Annotation Term="Org.OData.Core.V1.Description" String="the part's whole"/>
    </ReferentialConstraint>
  </NavigationProperty>
</EntityType>
<ComplexType Name="price">
  <Property Name="currency" Type="Edm.String" Nullable="false"/>
</ComplexType>`,
    ],
    [
      "enumeration members with their values",
      `
<EnumType Name="color">
  <Member Name="red" Value="0"/>
  <Member Name="green" Value="7"/>
</EnumType>
<EnumType Name="rights" UnderlyingType="Edm.Int64" IsFlags="true">
  <Member Name="all" Value="9007199254740993"/>
</EnumType>
<EnumType Name="nothing"/>`,
    ],
    [
      "type definitions and terms",
      `
<TypeDefinition Name="weight" UnderlyingType="Edm.Decimal" Precision="9" Scale="3"/>
<Term Name="unit" Type="Edm.String" DefaultValue="kg" AppliesTo="Property TypeDefinition"/>
<Term Name="bigUnit" Type="Collection(Edm.String)" BaseTerm="shop.unit"/>`,
    ],
    [
      "the container, its imports and bindings",
      `
<EntityType Name="product">
  <Key>
    <PropertyRef Name="id"/>
  </Key>
  <Property Name="id" Type="Edm.String" Nullable="false"/>
  <NavigationProperty Name="related" Type="shop.product"/>
</EntityType>
<Action Name="close"/>
<Function Name="cheapest">
  <ReturnType Type="shop.product"/>
</Function>
<EntityContainer Name="service">
  <EntitySet Name="products" EntityType="shop.product" IncludeInServiceDocument="false">
    <NavigationPropertyBinding Path="related" Target="products"/>
  </EntitySet>
  <Singleton Name="best" Type="shop.product">
    <NavigationPropertyBinding Path="related" Target="products"/>
  </Singleton>
  <ActionImport Name="close" Action="shop.close"/>
  <FunctionImport Name="cheapest" Function="shop.cheapest" EntitySet="products" IncludeInServiceDocument="true"/>
</EntityContainer>`,
    ],
    [
      "values of every notation",
      `
<ComplexType Name="price">
  <Annotation Term="shop.tag"/>
  <Annotation Term="shop.text" Qualifier="long" String="&lt;b&gt; &amp; &quot;'&#10;&#13;&#9;"/>
  <Annotation Term="shop.empty" String=""/>
  <Annotation Term="shop.nothing">
    <Null/>
  </Annotation>
  <Annotation Term="shop.list">
    <Collection>
      <String>a &lt; b &amp; c&#13;</String>
      <PropertyPath>amount</PropertyPath>
      <EnumMember>shop.color/red</EnumMember>
    </Collection>
    <Annotation Term="shop.tag" Bool="false"/>
  </Annotation>
  <Annotation Term="shop.record">
    <Record Type="shop.price">
      <PropertyValue Property="amount" Decimal="1.50">
        <Annotation Term="shop.tag"/>
      </PropertyValue>
      <PropertyValue Property="parts">
        <Collection/>
      </PropertyValue>
      <Annotation Term="shop.tag" Int="1"/>
    </Record>
  </Annotation>
  <Annotation Term="shop.dynamic">
    <If>
      <Eq>
        <Path>amount</Path>
        <Int>1</Int>
      </Eq>
      <Cast Type="Edm.Decimal" Scale="2">
        <Path>amount</Path>
      </Cast>
      <LabeledElementReference>shop.label</LabeledElementReference>
    </If>
  </Annotation>
</ComplexType>
<EnumType Name="color">
  <Member Name="red" Value="0"/>
</EnumType>`,
    ],
  ])("writes %s as they are read", (_, content) => {
    expect(writeContent(content)).toBe(content.trim());
  });

  test("does not declare again what is inherited", () => {
    const source = wrapSchema(`
<EntityType Name="thing" OpenType="true" HasStream="true"/>
<EntityType Name="product" BaseType="self.thing"/>`);
    const model = readModel(source);
    expect(writeCsdl(model)).toContain('<EntityType Name="product" BaseType="shop.thing"/>');
    expect(describeModel(readModel(writeCsdl(model)))).toEqual(describeModel(model));
  });

  test("writes external annotations inline, on the overload they belong to", () => {
    expect(
      writeContent(`
<ComplexType Name="price"/>
<Action Name="round" IsBound="true"><Parameter Name="it" Type="self.price"/></Action>
<Action Name="round" IsBound="true"><Parameter Name="all" Type="Collection(self.price)"/></Action>
<Annotations Target="self.round(Collection(self.price))"><Annotation Term="self.tag"/></Annotations>
<Annotations Target="self.round(self.price)/it"><Annotation Term="self.tag" Int="1"/></Annotations>`),
    ).toBe(
      `
<ComplexType Name="price"/>
<Action Name="round" IsBound="true">
  <Parameter Name="it" Type="shop.price">
    <Annotation Term="shop.tag" Int="1"/>
  </Parameter>
</Action>
<Action Name="round" IsBound="true">
  <Parameter Name="all" Type="Collection(shop.price)"/>
  <Annotation Term="shop.tag"/>
</Action>`.trim(),
    );
  });

  test("does not change the model", () => {
    const model = readModel(wrapSchema('<ComplexType Name="price"/>'));
    const before = describeModel(model);
    writeCsdl(model);
    expect(describeModel(model)).toEqual(before);
  });
});
