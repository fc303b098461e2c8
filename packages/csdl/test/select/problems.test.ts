import { describe, expect, test } from "vitest";
import { select, typesIn } from "./select-text.js";

const SHOP = `
<EntityType Name="person"><NavigationProperty Name="address" Type="self.address" ContainsTarget="true"/></EntityType>
<EntityType Name="seller" BaseType="self.person"><NavigationProperty Name="shops" Type="Collection(self.address)"/></EntityType>
<EntityType Name="buyer" BaseType="self.person"><NavigationProperty Name="shops" Type="Collection(self.address)"/></EntityType>
<EntityType Name="address"><Property Name="street" Type="Edm.String"/><NavigationProperty Name="anything" Type="Edm.EntityType"/></EntityType>
<EnumType Name="color"/>
<Action Name="close"/>
<EntityContainer Name="service">
  <EntitySet Name="people" EntityType="self.person"/>
  <ActionImport Name="close" Action="self.close"/>
</EntityContainer>`;

describe("a root that names nothing is a problem", () => {
  test.each([
    ["", '"" names neither a type nor a child of the entity container'],
    ["/", '"/" names neither a type nor a child of the entity container'],
    ["shop", '"shop" names neither a type nor a child of the entity container'],
    [
      "/peopel",
      '"/peopel" names neither a type nor a child of the entity container; did you mean "people"?',
    ],
    [
      "/People/address",
      '"/People/address" names neither a type nor a child of the entity container; did you mean "people"?',
    ],
    [
      "peple/shop.seller",
      '"peple/shop.seller" names neither a type nor a child of the entity container; did you mean "people"?',
    ],
    [
      "shop.selller",
      '"shop.selller" names neither a type nor a child of the entity container; did you mean "shop.seller"?',
    ],
    [
      "self.adress",
      '"self.adress" names neither a type nor a child of the entity container; did you mean "shop.address"?',
    ],
    [
      "/people/adress",
      '"/people/adress": shop.person has no navigation property "adress"; did you mean "address"?',
    ],
    [
      "/people/address/street",
      '"/people/address/street": shop.address has no navigation property "street"',
    ],
    [
      "/people/address/anything",
      '"/people/address/anything": shop.address has no navigation property "anything"',
    ],
    [
      "/people/shop.buier",
      '"/people/shop.buier": "shop.buier" is not a type in the hierarchy of shop.person; did you mean "shop.buyer"?',
    ],
    [
      "/people/shop.address",
      '"/people/shop.address": "shop.address" is not a type in the hierarchy of shop.person',
    ],
    [
      "/people/shop.color",
      '"/people/shop.color": "shop.color" is not a type in the hierarchy of shop.person',
    ],
    [
      "/people/shops",
      '"/people/shops": shop.person has no navigation property "shops", but shop.buyer and shop.seller have; put the one that is meant before it',
    ],
    ["/close/people", '"/close/people": a path cannot go on after ActionImport close'],
  ])("%j", (root, problem) => {
    const selected = select(SHOP, { roots: [root] });
    expect(selected.problems).toEqual([problem]);
    expect(typesIn(selected)).toEqual([]);
  });
});

describe("also a problem", () => {
  test("is an include that names nothing", () => {
    expect(select(SHOP, { roots: ["/people"], include: ["shop.colour"] }).problems).toEqual([
      '"shop.colour" names neither a type nor a child of the entity container; did you mean "shop.color"?',
    ]);
  });

  test.each([
    [
      "shop.adress",
      'exclude "shop.adress" matches nothing in the slice; did you mean "shop.address"?',
    ],
    [
      "self.adress",
      'exclude "self.adress" matches nothing in the slice; did you mean "shop.address"?',
    ],
    ["shop.clos", 'exclude "shop.clos" matches nothing in the slice; did you mean "shop.close"?'],
    [
      "shop.persn/id",
      'exclude "shop.persn/id" matches nothing in the slice; did you mean "shop.person/id"?',
    ],
    [
      "self.address/stret",
      'exclude "self.address/stret" matches nothing in the slice; did you mean "self.address/street"?',
    ],
    ["shop.seller/address", 'exclude "shop.seller/address" matches nothing in the slice'],
    ["shop.color", 'exclude "shop.color" matches nothing in the slice'],
    ["shop.color/red", 'exclude "shop.color/red" matches nothing in the slice'],
    ["*x*", 'exclude "*x*" matches nothing in the slice'],
  ])("is an exclude that matches nothing: %s", (pattern, problem) => {
    const selected = select(SHOP, { roots: ["/people"], exclude: [pattern, "shop.buyer"] });
    expect(selected.warnings).toEqual([problem]);
    expect(selected.problems).toEqual([]);
    expect(typesIn(selected)).toEqual(["person", "seller", "address"]);
  });

  test.each([
    ["/people", "self.person", '"/people": shop.person is excluded'],
    ["/people/shop.seller", "shop.seller", '"/people/shop.seller": shop.seller is excluded'],
    ["/people/address", "shop.person", '"/people/address": shop.person is excluded'],
    ["/people/address", "*/address", '"/people/address": shop.person/address is excluded'],
    ["shop.seller", "shop.person", '"shop.seller": shop.seller is excluded'],
    ["/close", "shop.close", '"/close": shop.close is excluded'],
  ])("is a root that is excluded: %s by %s", (root, pattern, problem) => {
    const selected = select(SHOP, { roots: [root], exclude: [pattern] });
    expect(selected.problems).toEqual([problem]);
    expect(typesIn(selected)).toEqual([]);
    expect(selected.model.container).toBeUndefined();
  });

  test("is each of several, all reported at once", () => {
    const { problems, warnings } = select(SHOP, {
      roots: ["/peopel", "/people"],
      include: ["shop.colour"],
      exclude: ["shop.nothing"],
    });
    expect(problems).toHaveLength(2);
    expect(warnings).toHaveLength(1);
  });

  test("is a root in a model without a container", () => {
    expect(select('<ComplexType Name="size"/>', { roots: ["/sizes"] }).problems).toHaveLength(1);
  });
});
