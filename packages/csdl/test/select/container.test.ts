import { describe, expect, test } from "vitest";
import { checkModel } from "../../src/check/check-model.js";
import { linesOf, slice } from "./select-text.js";

const SERVICE = `
<EntityType Name="entity" Abstract="true"><Key><PropertyRef Name="id"/></Key><Property Name="id" Type="Edm.String" Nullable="false"/></EntityType>
<EntityType Name="order" BaseType="self.entity">
  <NavigationProperty Name="buyer" Type="self.person"/>
  <NavigationProperty Name="items" Type="Collection(self.item)" ContainsTarget="true"/>
</EntityType>
<EntityType Name="item" BaseType="self.entity"><NavigationProperty Name="order" Type="self.order"/></EntityType>
<EntityType Name="person" BaseType="self.entity"><NavigationProperty Name="orders" Type="Collection(self.order)"/></EntityType>
<Function Name="last"><ReturnType Type="self.order"/></Function>
<Action Name="cancel"><ReturnType Type="Collection(self.order)"/></Action>
<EntityContainer Name="service">
  <Annotation Term="self.owner" String="us"/>
  <EntitySet Name="orders" EntityType="self.order" IncludeInServiceDocument="false">
    <NavigationPropertyBinding Path="buyer" Target="people"/>
    <NavigationPropertyBinding Path="items/order" Target="self.service/orders"/>
    <Annotation Term="self.owner" String="them"/>
  </EntitySet>
  <EntitySet Name="people" EntityType="self.person">
    <NavigationPropertyBinding Path="orders" Target="orders"/>
  </EntitySet>
  <Singleton Name="me" Type="self.person">
    <NavigationPropertyBinding Path="orders" Target="orders"/>
    <NavigationPropertyBinding Path="orders/items" Target="orders/items"/>
  </Singleton>
  <FunctionImport Name="last" Function="self.last" EntitySet="orders" IncludeInServiceDocument="true"/>
  <ActionImport Name="cancel" Action="self.cancel" EntitySet="self.service/orders"/>
</EntityContainer>
<Term Name="owner" Type="Edm.String"/>`;

const containerOf = (...roots: readonly string[]): readonly string[] =>
  linesOf(slice(SERVICE, roots, { navigation: "all" })).filter((line) =>
    /^<(EntitySet|Singleton|NavigationPropertyBinding|FunctionImport|ActionImport) /.test(line),
  );

describe("the container of a slice", () => {
  test("holds the children that are roots, as they are", () => {
    const selected = slice(SERVICE, "/orders");
    expect(selected.model.container).toMatchObject({
      qualifiedName: "shop.service",
      annotations: [{ term: "shop.owner" }],
      entitySets: [
        { name: "orders", includeInServiceDocument: false, annotations: [{ term: "shop.owner" }] },
      ],
      singletons: [],
      functionImports: [],
      actionImports: [],
    });
    expect(selected.model.schemas[0]?.container).toBe(selected.model.container);
  });

  test("is absent where no root is a child of it", () => {
    const { model } = slice(SERVICE, "shop.order");
    expect(model.container).toBeUndefined();
    expect(model.schemas[0]).not.toHaveProperty("container");
  });

  test("keeps bindings whose target is in it, qualified or not", () => {
    expect(containerOf("/orders")).toEqual([
      '<EntitySet Name="orders" EntityType="shop.order" IncludeInServiceDocument="false">',
      '<NavigationPropertyBinding Path="items/order" Target="self.service/orders"/>',
    ]);
    expect(containerOf("/me")).toEqual(['<Singleton Name="me" Type="shop.person"/>']);
    expect(containerOf("/orders", "/people", "/me")).toEqual([
      '<EntitySet Name="orders" EntityType="shop.order" IncludeInServiceDocument="false">',
      '<NavigationPropertyBinding Path="buyer" Target="people"/>',
      '<NavigationPropertyBinding Path="items/order" Target="self.service/orders"/>',
      '<EntitySet Name="people" EntityType="shop.person">',
      '<NavigationPropertyBinding Path="orders" Target="orders"/>',
      '<Singleton Name="me" Type="shop.person">',
      '<NavigationPropertyBinding Path="orders" Target="orders"/>',
      '<NavigationPropertyBinding Path="orders/items" Target="orders/items"/>',
    ]);
  });

  test("leaves out bindings of navigation that is not in the slice", () => {
    const selected = slice(SERVICE, ["/orders/items", "/people"], { exclude: ["*/orders"] });
    expect(linesOf(selected).filter((line) => line.includes("Binding"))).toEqual([
      '<NavigationPropertyBinding Path="items/order" Target="self.service/orders"/>',
    ]);
    expect(checkModel(selected.model)).toEqual([]);
  });

  test("keeps bindings to another service and those that lead nowhere anyway", () => {
    const content = `
<EntityType Name="order"><NavigationProperty Name="buyer" Type="self.order"/></EntityType>
<EntityContainer Name="service"><Singleton Name="order" Type="self.order">
  <NavigationPropertyBinding Path="buyer" Target="other.service/people"/>
  <NavigationPropertyBinding Path="bayer" Target="nowhere"/>
</Singleton></EntityContainer>`;
    const [singleton] = slice(content, "/order").model.container?.singletons ?? [];
    expect(singleton?.bindings).toHaveLength(2);
  });

  test("keeps the set of an import only together with it", () => {
    expect(containerOf("/last", "/cancel")).toEqual([
      '<ActionImport Name="cancel" Action="shop.cancel"/>',
      '<FunctionImport Name="last" Function="shop.last" IncludeInServiceDocument="true"/>',
    ]);
    expect(containerOf("/last", "/cancel", "/orders")).toEqual(
      expect.arrayContaining([
        '<ActionImport Name="cancel" Action="shop.cancel" EntitySet="self.service/orders"/>',
        '<FunctionImport Name="last" Function="shop.last" EntitySet="orders" IncludeInServiceDocument="true"/>',
      ]),
    );
  });

  test("leaves out imports whose operation cannot be kept", () => {
    const content = `
<ComplexType Name="size"/><ComplexType Name="color"/>
<Function Name="find"><Parameter Name="size" Type="self.size"/><ReturnType Type="Edm.String"/></Function>
<Function Name="find"><Parameter Name="color" Type="self.color"/><ReturnType Type="Edm.String"/></Function>
<Action Name="paint"><Parameter Name="color" Type="self.color"/></Action>
<EntityContainer Name="service">
  <FunctionImport Name="find" Function="self.find"/>
  <ActionImport Name="paint" Action="self.paint"/>
</EntityContainer>`;
    const { model, cuts } = slice(content, ["/find", "/paint"], { exclude: ["shop.color"] });
    expect(model.container?.functionImports[0]?.functions).toHaveLength(1);
    expect(model.container?.actionImports).toEqual([]);
    expect(cuts).toEqual([
      { element: "shop.find", type: "shop.color" },
      { element: "shop.paint", type: "shop.color" },
    ]);
  });
});
