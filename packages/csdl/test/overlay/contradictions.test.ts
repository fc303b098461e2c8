import { describe, expect, test } from "vitest";
import { diagnose } from "./overlay-text.js";

describe("an overlay must not contradict the base", () => {
  const REPLACE =
    "; to replace the element, remove it with graphslice.Overlay.V1.Remove in an edm:Annotations";

  test.each([
    [
      '<EntityType Name="product"><Property Name="id" Type="Edm.Guid"/></EntityType>',
      'overlay.xml:2:28: error: expected Type "Edm.String", as declared at shop.xml:5:3, but found "Edm.Guid"',
      "Property id of EntityType shop.product",
    ],
    [
      '<EntityType Name="product"><Property Name="id" Type="Collection(Edm.String)"/></EntityType>',
      'overlay.xml:2:28: error: expected Type "Edm.String", as declared at shop.xml:5:3, but found "Collection(Edm.String)"',
      "Property id of EntityType shop.product",
    ],
    [
      '<EntityType Name="product"><Property Name="id" Type="Edm.String" MaxLength="9"/></EntityType>',
      'overlay.xml:2:28: error: expected no MaxLength, as declared at shop.xml:5:3, but found "9"',
      "Property id of EntityType shop.product",
    ],
    [
      '<EntityType Name="product"><NavigationProperty Name="parts" Type="Collection(our.product)" Partner="whole"/></EntityType>',
      'overlay.xml:2:28: error: expected no Partner, as declared at shop.xml:9:3, but found "whole"',
      "NavigationProperty parts of EntityType shop.product",
    ],
    [
      '<EntityType Name="product" BaseType="our.thing"/>',
      'overlay.xml:2:1: error: expected no BaseType, as declared at shop.xml:3:1, but found "shop.thing"',
      "EntityType shop.product",
    ],
    [
      '<EntityType Name="product"><Key><PropertyRef Name="price"/></Key></EntityType>',
      'overlay.xml:2:1: error: expected Key "id", as declared at shop.xml:3:1, but found "price"',
      "EntityType shop.product",
    ],
    [
      '<ComplexType Name="price" OpenType="true"/>',
      'overlay.xml:2:1: error: expected OpenType "false", as declared at shop.xml:11:1, but found "true"',
      "ComplexType shop.price",
    ],
    [
      '<EnumType Name="color" IsFlags="true"/>',
      'overlay.xml:2:1: error: expected IsFlags "false", as declared at shop.xml:12:1, but found "true"',
      "EnumType shop.color",
    ],
    [
      '<EnumType Name="color"><Member Name="green" Value="5"/></EnumType>',
      'overlay.xml:2:24: error: expected Value "1", as declared at shop.xml:12:54, but found "5"',
      "Member green of EnumType shop.color",
    ],
    [
      '<TypeDefinition Name="weight" UnderlyingType="Edm.Double"/>',
      'overlay.xml:2:1: error: expected UnderlyingType "Edm.Decimal", as declared at shop.xml:13:1, but found "Edm.Double"',
      "TypeDefinition shop.weight",
    ],
    [
      '<Term Name="unit" Type="Edm.Int32"/>',
      'overlay.xml:2:1: error: expected Type "Edm.String", as declared at shop.xml:14:1, but found "Edm.Int32"',
      "Term shop.unit",
    ],
    [
      '<Function Name="cheapest"><ReturnType Type="Edm.String"/></Function>',
      'overlay.xml:2:27: error: expected Type "shop.product", as declared at shop.xml:17:27, but found "Edm.String"',
      "ReturnType of Function shop.cheapest",
    ],
    [
      '<Action Name="close" IsBound="true"><Parameter Name="it" Type="our.product"/><Parameter Name="at" Type="Edm.Date"/></Action>',
      'overlay.xml:2:1: error: expected parameters "it", as declared at shop.xml:15:1, but found "it, at"',
      "Action shop.close",
    ],
    [
      '<EntityContainer Name="service"><EntitySet Name="products" EntityType="our.maker"/></EntityContainer>',
      'overlay.xml:2:33: error: expected EntityType "shop.product", as declared at shop.xml:19:3, but found "shop.maker"',
      "EntitySet products of EntityContainer shop.service",
    ],
  ])("%s", (content, message, within) => {
    expect(diagnose(content)).toEqual([`${message}${REPLACE} [in ${within}]`]);
  });

  test.each([
    [
      '<ComplexType Name="product"/>',
      'overlay.xml:2:1: error: expected "shop.product" to be an EntityType, as declared at shop.xml:3:1, but found a ComplexType [in ComplexType shop.product]',
    ],
    [
      '<EntityType Name="product"><NavigationProperty Name="price" Type="our.product"/></EntityType>',
      'overlay.xml:2:28: error: expected "price" to be a Property, as declared at shop.xml:6:3, but found a NavigationProperty [in NavigationProperty price of EntityType shop.product]',
    ],
    [
      '<EntityType Name="product"><Property Name="parts" Type="Edm.String"/></EntityType>',
      'overlay.xml:2:28: error: expected "parts" to be a NavigationProperty, as declared at shop.xml:9:3, but found a Property [in Property parts of EntityType shop.product]',
    ],
    [
      '<EntityContainer Name="service"><Singleton Name="products" Type="our.product"/></EntityContainer>',
      'overlay.xml:2:33: error: expected "products" to be an EntitySet, as declared at shop.xml:19:3, but found a Singleton [in Singleton products of EntityContainer shop.service]',
    ],
    [
      '<EnumType Name="color"><Member Name="blue"/></EnumType>',
      'overlay.xml:2:24: warning: Member "blue" has the Value 0, which is that of "red" too; give it a Value of its own [in Member blue of EnumType shop.color]',
    ],
  ])("in kind or value: %s", (content, expected) => {
    expect(diagnose(content)).toEqual([expected]);
  });

  test("in namespace", () => {
    expect(diagnose("", "shp")).toEqual([
      'overlay.xml:1:353: error: Schema "shp" is not in the metadata that the overlay extends; did you mean "shop"?',
    ]);
  });

  test("and all contradictions are reported together", () => {
    expect(
      diagnose(`
<EntityType Name="product"><Property Name="id" Type="Edm.Guid" Nullable="true"/></EntityType>
<ComplexType Name="color"/>`),
    ).toHaveLength(3);
  });
});
