import { describe, expect, test } from "vitest";
import { check } from "./check-text.js";

const contain = (content: string): string =>
  `<EntityType Name="product"><Key><PropertyRef Name="id"/></Key><Property Name="id" Type="Edm.String" Nullable="false"/><NavigationProperty Name="parts" Type="Collection(self.part)" ContainsTarget="true"/><NavigationProperty Name="maker" Type="self.maker"/></EntityType><EntityType Name="part" BaseType="self.product"/><EntityType Name="maker" BaseType="self.product"/><Function Name="best"><ReturnType Type="self.product"/></Function><EntityContainer Name="service"><EntitySet Name="products" EntityType="self.product"/><Singleton Name="house" Type="self.maker"/>
${content}
</EntityContainer>`;

const bind = (path: string, target: string): readonly string[] =>
  check(
    contain(
      `<EntitySet Name="makers" EntityType="self.maker">\n<NavigationPropertyBinding Path="${path}" Target="${target}"/></EntitySet>`,
    ),
  );
const within = "[in EntitySet makers of EntityContainer shop.service]";

describe("children of the container", () => {
  test("have names of their own", () => {
    expect(check(contain('<Singleton Name="products" Type="self.maker"/>'))).toEqual([
      'shop.xml:3:1: error: Singleton "products" is declared twice; it was declared first at shop.xml:2:466 [in EntityContainer shop.service]',
    ]);
  });

  test("that are imports name a set", () => {
    const importInto = (set: string): readonly string[] =>
      check(contain(`<FunctionImport Name="best" Function="self.best" EntitySet="${set}"/>`));
    expect(importInto("products")).toEqual([]);
    expect(importInto("shop.service/products")).toEqual([]);
    expect(importInto("product")).toEqual([
      'shop.xml:3:1: warning: EntitySet "product" leads nowhere: shop.service has no "product"; did you mean "products"? [in FunctionImport best of EntityContainer shop.service]',
    ]);
  });
});

describe("a binding", () => {
  test.each([
    ["maker", "makers"],
    ["maker", "house"],
    ["maker", "shop.service/makers"],
    ["maker", "self.service/makers"],
    ["maker", "other.service/anything"],
    ["parts/maker", "makers"],
    ["self.product/maker", "makers"],
    ["parts", "products/parts"],
    ["parts", "products/self.maker/parts"],
    ["parts", "products"],
  ])("may lead from %s to %s", (path, target) => {
    expect(bind(path, target)).toEqual([]);
  });

  test.each([
    [
      "makr",
      "makers",
      'Path "makr" leads nowhere: shop.maker has no "makr"; did you mean "maker"?',
    ],
    ["id", "makers", 'expected Path "id" to lead to a navigation property, but found Property'],
    [
      "self.part/maker",
      "makers",
      'Path "self.part/maker" leads nowhere: "shop.part" is no type derived from shop.maker',
    ],
    [
      "maker",
      "maker",
      'Target "maker" leads nowhere: shop.service has no "maker"; did you mean "makers"?',
    ],
    [
      "parts",
      "products/part",
      'Target "products/part" leads nowhere: shop.product has no "part"; did you mean "parts"?',
    ],
    [
      "parts",
      "products/id",
      'expected Target "products/id" to lead to a navigation property, but found Property',
    ],
    ["parts", "house", 'binding of "parts" expects shop.part, but "house" holds shop.maker'],
  ])("does not lead from %s to %s", (path, target, message) => {
    expect(bind(path, target)).toEqual([`shop.xml:4:1: warning: ${message} ${within}`]);
  });
});
