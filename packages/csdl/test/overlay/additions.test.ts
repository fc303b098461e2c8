import { describe, expect, test } from "vitest";
import { overlay } from "./overlay-text.js";

describe("an overlay adds", () => {
  test("properties, navigation properties and annotations to a type", () => {
    const lines = overlay(`
<EntityType Name="product">
  <Property Name="created" Type="Edm.DateTimeOffset"/>
  <NavigationProperty Name="maker" Type="our.maker"/>
  <Annotation Term="Core.Description" String="sold"/>
</EntityType>
<EntityType Name="maker" BaseType="our.product"/>`);
    expect(lines).toContain('<Property Name="created" Type="Edm.DateTimeOffset"/>');
    expect(lines).toContain('<NavigationProperty Name="maker" Type="shop.maker"/>');
    expect(lines).toContain('<EntityType Name="maker" BaseType="shop.product"/>');
    expect(lines).toContain('<Annotation Term="Org.OData.Core.V1.Description" String="sold"/>');
  });

  test("enumeration members", () => {
    const lines = overlay('<EnumType Name="color"><Member Name="blue" Value="2"/></EnumType>');
    expect(lines).toContain('<Member Name="blue" Value="2"/>');
    expect(lines).toContain('<Member Name="red" Value="0"/>');
  });

  test("types, terms and overloads", () => {
    const lines = overlay(`
<ComplexType Name="size"/>
<Term Name="colour" Type="our.color"/>
<Function Name="cheapest"><Parameter Name="color" Type="our.color"/><ReturnType Type="our.product"/></Function>
<Action Name="close"/>`);
    expect(lines).toContain('<ComplexType Name="size"/>');
    expect(lines).toContain('<Term Name="colour" Type="shop.color"/>');
    expect(lines).toContain('<Parameter Name="color" Type="shop.color"/>');
    expect(lines).toContain('<Action Name="close"/>');
  });

  test("a key to a type that has none, and key and members to one that the overlay itself adds", () => {
    const lines = overlay(`
<EntityType Name="maker"><Property Name="name" Type="Edm.String" Nullable="false"/></EntityType>
<EntityType Name="maker"><Key><PropertyRef Name="name"/></Key></EntityType>`);
    expect(lines.filter((line) => line === "<Key>")).toHaveLength(2);
  });

  test("sets, singletons, imports and bindings", () => {
    const lines = overlay(`
<EntityContainer Name="service">
  <EntitySet Name="products" EntityType="our.product">
    <NavigationPropertyBinding Path="parts" Target="products"/>
    <Annotation Term="Core.Description" String="all"/>
  </EntitySet>
  <EntitySet Name="parts" EntityType="our.product"/>
  <Singleton Name="worst" Type="our.product"/>
  <FunctionImport Name="cheapest" Function="our.cheapest" EntitySet="products"/>
</EntityContainer>`);
    expect(lines).toContain('<NavigationPropertyBinding Path="parts" Target="products"/>');
    expect(lines).toContain('<EntitySet Name="parts" EntityType="shop.product"/>');
    expect(lines).toContain('<Singleton Name="worst" Type="shop.product"/>');
    expect(lines).toContain(
      '<FunctionImport Name="cheapest" Function="shop.cheapest" EntitySet="products"/>',
    );
    expect(lines).toContain('<Annotation Term="Org.OData.Core.V1.Description" String="all"/>');
  });

  test("annotations to members that it declares alike, facets left out or not", () => {
    const lines = overlay(`
<EntityType Name="product">
  <Property Name="id" Type="Edm.String"><Annotation Term="Core.Computed"/></Property>
  <NavigationProperty Name="parts" Type="Collection(our.product)"><Annotation Term="our.unit" String="kg"/></NavigationProperty>
</EntityType>
<EnumType Name="color"><Member Name="green" Value="1"><Annotation Term="our.unit" String="nm"/></Member></EnumType>
<TypeDefinition Name="weight" UnderlyingType="Edm.Decimal"><Annotation Term="our.unit" String="g"/></TypeDefinition>
<Term Name="unit" Type="Edm.String"><Annotation Term="our.unit" String="SI"/></Term>`);
    expect(lines).toContain('<Annotation Term="Org.OData.Core.V1.Computed"/>');
    for (const unit of ["kg", "nm", "g", "SI"]) {
      expect(lines).toContain(`<Annotation Term="shop.unit" String="${unit}"/>`);
    }
  });

  test("annotations to the overload it declares, its parameters and return type", () => {
    const lines = overlay(`
<Action Name="close" IsBound="true">
  <Parameter Name="all" Type="Collection(our.product)"><Annotation Term="our.unit" String="each"/></Parameter>
  <Annotation Term="our.unit" String="all"/>
</Action>
<Function Name="cheapest"><ReturnType Type="our.product"><Annotation Term="our.unit" String="one"/></ReturnType></Function>`);
    const start = lines.indexOf('<Parameter Name="all" Type="Collection(shop.product)">');
    expect(lines.slice(start + 1, start + 4)).toEqual([
      '<Annotation Term="shop.unit" String="each"/>',
      "</Parameter>",
      '<Annotation Term="shop.unit" String="all"/>',
    ]);
    expect(lines).toContain('<Annotation Term="shop.unit" String="one"/>');
  });

  test("nothing to what it does not name", () => {
    expect(overlay("")).toEqual(overlay('<ComplexType Name="price"/>'));
  });
});
