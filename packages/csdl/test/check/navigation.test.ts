import { describe, expect, test } from "vitest";
import { check } from "./check-text.js";

const navigate = (attributes: string, content = ""): string =>
  `<EntityType Name="order"><Property Name="productId" Type="Edm.String"/>
<NavigationProperty Name="product" Type="self.product" ${attributes}>${content}</NavigationProperty></EntityType>
<EntityType Name="product"><Property Name="id" Type="Edm.String"/>
<NavigationProperty Name="orders" Type="Collection(self.order)"/>
<NavigationProperty Name="parts" Type="Collection(self.product)"/>
<NavigationProperty Name="openOrders" Type="Collection(self.order)"/></EntityType>
<EntityType Name="bulkOrder" BaseType="self.order"><NavigationProperty Name="other" Type="self.product"/></EntityType>`;

const within = "[in NavigationProperty product of EntityType shop.order]";

describe("a partner", () => {
  test("leads back", () => {
    expect(check(navigate('Partner="orders"'))).toEqual([]);
  });

  test("that does not say where it leads may be any", () => {
    expect(check(navigate('Partner="openOrders"'))).toEqual([]);
  });

  test("is declared", () => {
    expect(check(navigate('Partner="order"'))).toEqual([
      `shop.xml:3:1: warning: Partner "order" leads nowhere: shop.product has no "order"; did you mean "orders"? ${within}`,
    ]);
  });

  test("is a navigation property", () => {
    expect(check(navigate('Partner="id"'))).toEqual([
      `shop.xml:3:1: warning: expected Partner "id" to lead to a navigation property, but found Property ${within}`,
    ]);
  });

  test("leads to the declaring type", () => {
    expect(check(navigate('Partner="parts"'))).toEqual([
      `shop.xml:3:1: warning: expected Partner "parts" to lead back to shop.order, but it leads to Collection(shop.product) ${within}`,
    ]);
  });

  test("may name each other", () => {
    const content = `<EntityType Name="a"><NavigationProperty Name="x" Type="self.a" Partner="y"/>
<NavigationProperty Name="y" Type="self.a" Partner="x"/></EntityType>`;
    expect(check(content)).toEqual([]);
  });

  test("names this property as its own partner", () => {
    const content = `<EntityType Name="a"><NavigationProperty Name="x" Type="self.a" Partner="y"/>
<NavigationProperty Name="y" Type="self.a" Partner="z"/><NavigationProperty Name="z" Type="self.a"/></EntityType>`;
    expect(check(content)).toEqual([
      'shop.xml:2:22: warning: expected Partner "y" to lead back to "x", but it leads to "z" [in NavigationProperty x of EntityType shop.a]',
    ]);
  });
});

describe("a referential constraint", () => {
  const constrain = (property: string, referenced: string): readonly string[] =>
    check(
      navigate(
        "",
        `\n<ReferentialConstraint Property="${property}" ReferencedProperty="${referenced}"/>`,
      ),
    );

  test("names a property of each end", () => {
    expect(constrain("productId", "id")).toEqual([]);
  });

  test("names declared properties", () => {
    expect(constrain("productID", "ident")).toEqual([
      `shop.xml:4:1: warning: Property "productID" leads nowhere: shop.order has no "productID"; did you mean "productId"? ${within}`,
      `shop.xml:4:1: warning: ReferencedProperty "ident" leads nowhere: shop.product has no "ident" ${within}`,
    ]);
  });

  test("names no navigation property", () => {
    expect(constrain("productId", "parts")).toEqual([
      `shop.xml:4:1: warning: expected ReferencedProperty "parts" to lead to a property, but found NavigationProperty ${within}`,
    ]);
  });
});
