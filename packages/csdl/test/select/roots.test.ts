import { describe, expect, test } from "vitest";
import { linesOf, select, slice, typesIn } from "./select-text.js";

const SHOP = `
<EntityType Name="person"><Key><PropertyRef Name="id"/></Key><Property Name="id" Type="Edm.String" Nullable="false"/>
  <NavigationProperty Name="address" Type="self.address" ContainsTarget="true"/>
</EntityType>
<EntityType Name="seller" BaseType="self.person">
  <NavigationProperty Name="offers" Type="Collection(self.offer)" ContainsTarget="true"/>
</EntityType>
<EntityType Name="address"/>
<EntityType Name="offer"><NavigationProperty Name="buyer" Type="self.buyer"/></EntityType>
<EntityType Name="buyer"/>
<ComplexType Name="price"/>
<EnumType Name="color"/>
<TypeDefinition Name="weight" UnderlyingType="Edm.Decimal"/>
<Action Name="close"><Parameter Name="price" Type="self.price"/></Action>
<Action Name="open"/>
<Function Name="cheapest"><ReturnType Type="self.offer"/></Function>
<Function Name="cheapest"><Parameter Name="color" Type="self.color"/><ReturnType Type="self.offer"/></Function>
<EntityContainer Name="service">
  <EntitySet Name="people" EntityType="self.person"/>
  <Singleton Name="me" Type="self.seller"/>
  <ActionImport Name="close" Action="self.close"/>
  <FunctionImport Name="cheapestOffer" Function="self.cheapest"/>
</EntityContainer>`;

describe("a root is", () => {
  test.each(["people", "/people", "/people/"])("an entity set: %s", (root) => {
    const selected = slice(SHOP, root);
    expect(typesIn(selected)).toEqual(["person", "seller", "address", "offer"]);
    expect(selected.model.container).toMatchObject({
      entitySets: [{ name: "people" }],
      singletons: [],
      actionImports: [],
      functionImports: [],
    });
  });

  test.each(["me", "/me"])("a singleton: %s", (root) => {
    const selected = slice(SHOP, root);
    expect(typesIn(selected)).toEqual(["person", "seller", "address", "offer"]);
    expect(selected.model.container).toMatchObject({
      entitySets: [],
      singletons: [{ name: "me" }],
    });
  });

  test.each(["shop.price", "self.price"])("a type without a container: %s", (root) => {
    const selected = slice(SHOP, root);
    expect(typesIn(selected)).toEqual(["price"]);
    expect(selected.model.container).toBeUndefined();
    expect(selected.model.schemas).toMatchObject([{ namespace: "shop", alias: "self" }]);
  });

  test.each(["color", "weight"])("an enumeration or type definition: %s", (name) => {
    expect(typesIn(slice(SHOP, `shop.${name}`))).toEqual([name]);
  });

  test("an action import, with what its action needs", () => {
    const selected = slice(SHOP, "/close");
    expect(typesIn(selected)).toEqual(["price"]);
    expect(linesOf(selected)).toContain('<ActionImport Name="close" Action="shop.close"/>');
    expect(linesOf(selected)).not.toContain('<Action Name="open"/>');
  });

  test("a function import, with all overloads of its function", () => {
    const selected = slice(SHOP, "cheapestOffer");
    expect(typesIn(selected)).toEqual(["offer", "color"]);
    const [functionImport] = selected.model.container?.functionImports ?? [];
    expect(functionImport?.functions).toHaveLength(2);
    expect(functionImport?.functions).toEqual(selected.model.schemas[0]?.operations);
  });

  test.each(["/people/address", "people/address/"])("a path: %s", (root) => {
    const selected = slice(SHOP, root);
    expect(typesIn(selected)).toEqual(["person", "address"]);
    expect(selected.model.container?.entitySets).toMatchObject([{ name: "people" }]);
  });

  test.each(["/people/shop.seller/offers", "/people/self.seller/offers", "/people/offers"])(
    "a path with a cast, or with one that can only be meant: %s",
    (root) => {
      expect(typesIn(slice(SHOP, root))).toEqual(["person", "seller", "offer"]);
    },
  );

  test("a path that ends in a cast", () => {
    expect(typesIn(slice(SHOP, "/people/shop.seller"))).toEqual([
      "person",
      "seller",
      "address",
      "offer",
    ]);
  });

  test("a path that casts to a base type", () => {
    const selected = slice(SHOP, "/me/shop.person/address");
    expect(typesIn(selected)).toEqual(["person", "seller", "address"]);
    expect(selected.model.container?.singletons[0]?.entityType.name).toBe("seller");
  });
});

describe("several roots", () => {
  test("give what each of them needs", () => {
    const selected = slice(SHOP, ["/people/address", "/cheapestOffer", "shop.weight"]);
    expect(typesIn(selected)).toEqual(["person", "address", "offer", "color", "weight"]);
  });

  test("give the whole type where one of them only passes through it", () => {
    const selected = slice(SHOP, ["/people/address", "/me"]);
    expect(selected.model.types.get("shop.seller")).toMatchObject({
      navigationProperties: [{ name: "offers" }],
    });
    expect(selected.reasons.get("shop.person")).toEqual({ kind: "base", of: "shop.seller" });
  });

  test("in any order give the same slice", () => {
    const roots = ["/people/address", "/me", "/cheapestOffer", "shop.price"];
    expect(linesOf(slice(SHOP, roots.toReversed()))).toEqual(linesOf(slice(SHOP, roots)));
  });
});

describe("include", () => {
  test("adds types for themselves, with what they need", () => {
    const selected = slice(SHOP, "/close", { include: ["self.offer"] });
    expect(typesIn(selected)).toEqual(["offer", "price"]);
    expect(selected.reasons.get("shop.offer")).toEqual({ kind: "root", root: "self.offer" });
  });
});

describe("no root at all", () => {
  const NOT_NEEDED = `${SHOP}
<Term Name="unit" Type="self.color"/>
<Function Name="all" IsBound="true"><Parameter Name="it" Type="Edm.EntityType"/><ReturnType Type="Edm.String"/></Function>`;

  test("means everything, also what nothing refers to", () => {
    const selected = select(NOT_NEEDED, { roots: [] });
    expect(selected.problems).toEqual([]);
    expect(selected.cuts).toEqual([]);
    const lines = linesOf(selected);
    for (const line of ['<Action Name="open"/>', '<Term Name="unit" Type="shop.color"/>']) {
      expect(lines).toContain(line);
    }
    expect(lines).toContain('<Function Name="all" IsBound="true">');
    expect(typesIn(selected)).toHaveLength(8);
  });

  test("means everything but what is excluded", () => {
    const selected = slice(SHOP, [], { exclude: ["shop.person", "shop.open", "shop.cheapest"] });
    expect(typesIn(selected)).toEqual(["address", "offer", "buyer", "price", "color", "weight"]);
    expect(selected.model.container).toMatchObject({
      entitySets: [],
      singletons: [],
      actionImports: [{ name: "close" }],
      functionImports: [],
    });
  });
});
