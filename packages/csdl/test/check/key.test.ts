import { describe, expect, test } from "vitest";
import { check } from "./check-text.js";

const withKey = (property: string, ref = 'Name="id"'): string =>
  `<EntityType Name="product"><Key><PropertyRef ${ref}/></Key>
<Property Name="id" ${property}/></EntityType>
<ComplexType Name="size"><Property Name="id" Type="Edm.Int32" Nullable="false"/></ComplexType>
<EnumType Name="color"/><TypeDefinition Name="code" UnderlyingType="Edm.String"/>`;

describe("a key property", () => {
  test.each([
    'Type="Edm.String" Nullable="false"',
    'Type="Edm.Guid" Nullable="false"',
    'Type="self.color" Nullable="false"',
    'Type="self.code" Nullable="false"',
  ])("may be %s", (property) => {
    expect(check(withKey(property))).toEqual([]);
  });

  test("is not nullable", () => {
    expect(check(withKey('Type="Edm.String"'))).toEqual([
      'shop.xml:3:1: warning: expected key property "id" to have Nullable="false" [in EntityType shop.product]',
    ]);
  });

  test.each([
    ["Edm.Double", "Edm.Double"],
    ["Edm.Stream", "Edm.Stream"],
    ["Collection(Edm.String)", "Collection(Edm.String)"],
    ["self.size", "shop.size"],
  ])("is not of type %s", (type, shown) => {
    expect(check(withKey(`Type="${type}" Nullable="false"`))).toEqual([
      `shop.xml:3:1: warning: expected key property "id" to be of a comparable primitive type or an enumeration, but found ${shown} [in EntityType shop.product]`,
    ]);
  });

  test("has an alias if it is a path", () => {
    const property = 'Type="self.size" Nullable="false"';
    expect(check(withKey(property, 'Name="id/id" Alias="id"'))).toEqual([]);
    expect(check(withKey(property, 'Name="id/id"'))).toEqual([
      'shop.xml:4:26: warning: expected key property "id/id" to have an Alias, as it is a path [in EntityType shop.product]',
    ]);
  });
});

describe("a key", () => {
  test("is declared once in a hierarchy", () => {
    expect(
      check(`<EntityType Name="product"><Key><PropertyRef Name="id"/></Key><Property Name="id" Type="Edm.String" Nullable="false"/></EntityType>
<EntityType Name="car" BaseType="self.product"><Key><PropertyRef Name="plate"/></Key><Property Name="plate" Type="Edm.String" Nullable="false"/></EntityType>`),
    ).toEqual([
      "shop.xml:3:1: error: shop.product has a key already; a derived type inherits it and must not declare another [in EntityType shop.car]",
    ]);
  });

  test("is needed in an entity set, not in a singleton", () => {
    expect(
      check(`<EntityType Name="settings"/>
<EntityContainer Name="service">
<Singleton Name="settings" Type="self.settings"/>
<EntitySet Name="all" EntityType="self.settings"/>
</EntityContainer>`),
    ).toEqual([
      "shop.xml:5:1: warning: expected the type of an entity set to have a key, but shop.settings and its base types declare none; its entities have no URL [in EntitySet all of EntityContainer shop.service]",
    ]);
  });
});
