import { describe, expect, test } from "vitest";
import { checkModel } from "../../src/check/check-model.js";
import { linesOf, slice, typesIn } from "./select-text.js";

describe("a reference to what is not in the slice", () => {
  const CARS = `
<EntityType Name="entity" Abstract="true"/>
<EntityType Name="car" BaseType="self.entity">
  <NavigationProperty Name="driver" Type="self.driver"/>
  <NavigationProperty Name="tags" Type="Collection(self.tag)"/>
</EntityType>
<EntityType Name="driver" BaseType="self.entity"/>
<EntityType Name="tag"/>`;

  test("goes to the nearest ancestor that is, or to any entity", () => {
    const selected = slice(CARS, "shop.car");
    expect(typesIn(selected)).toEqual(["entity", "car"]);
    expect(linesOf(selected)).toContain('<NavigationProperty Name="driver" Type="shop.entity"/>');
    expect(linesOf(selected)).toContain(
      '<NavigationProperty Name="tags" Type="Collection(Edm.EntityType)"/>',
    );
    expect(selected.model.types.get("shop.car")).toMatchObject({
      navigationProperties: [
        { type: { cutFrom: "shop.driver", isCollection: false } },
        { type: { cutFrom: "shop.tag", isCollection: true } },
      ],
    });
    expect(selected.cuts).toEqual([
      { element: "shop.car/driver", type: "shop.driver", replacedBy: "shop.entity" },
      { element: "shop.car/tags", type: "shop.tag", replacedBy: "Edm.EntityType" },
    ]);
  });

  test("is none where the type comes in by another way", () => {
    const selected = slice(CARS, "shop.car", { include: ["shop.tag", "shop.driver"] });
    expect(selected.cuts).toEqual([]);
    const car = selected.model.types.get("shop.car");
    const references = car?.kind === "EntityType" ? car.navigationProperties : [];
    expect(references.map(({ type }) => Object.keys(type).includes("cutFrom"))).toEqual([
      false,
      false,
    ]);
  });

  test("leaves out a property whose type has no ancestor in it", () => {
    const content = `
<ComplexType Name="car"><Property Name="color" Type="self.color"/><Property Name="body" Type="self.van"/></ComplexType>
<EnumType Name="color"/>
<ComplexType Name="body"/><ComplexType Name="van" BaseType="self.body"/>`;
    const selected = slice(content, "shop.car", {
      include: ["shop.body"],
      exclude: ["shop.color", "shop.van"],
    });
    expect(selected.model.types.get("shop.car")).toMatchObject({
      properties: [{ name: "body", type: { cutFrom: "shop.van" } }],
    });
    expect(selected.cuts).toEqual([
      { element: "shop.car/color", type: "shop.color" },
      { element: "shop.car/body", type: "shop.van", replacedBy: "shop.body" },
    ]);
  });

  test("leaves out an operation that cannot be called or answered without it", () => {
    const content = `
<EntityType Name="car"/>
<ComplexType Name="paint"/>
<Action Name="spray" IsBound="true"><Parameter Name="it" Type="self.car"/><Parameter Name="in" Type="self.paint"/></Action>
<Function Name="coat" IsBound="true"><Parameter Name="it" Type="self.car"/><ReturnType Type="self.paint"/></Function>
<Action Name="wash" IsBound="true"><Parameter Name="it" Type="self.car"/></Action>`;
    const selected = slice(content, "shop.car", { exclude: ["shop.paint"] });
    expect(selected.model.schemas[0]?.operations.map(({ name }) => name)).toEqual(["wash"]);
    expect(selected.cuts).toEqual([
      { element: "shop.spray", type: "shop.paint" },
      { element: "shop.coat", type: "shop.paint" },
    ]);
  });
});

describe("what is left without its other end goes", () => {
  test("partners and referential constraints", () => {
    const content = `
<EntityType Name="entity" Abstract="true"><Key><PropertyRef Name="id"/></Key><Property Name="id" Type="Edm.String" Nullable="false"/></EntityType>
<EntityType Name="car" BaseType="self.entity">
  <Property Name="ownerName" Type="Edm.String" Nullable="false"/>
  <NavigationProperty Name="owner" Type="self.owner" Partner="cars">
    <ReferentialConstraint Property="ownerName" ReferencedProperty="name"/>
  </NavigationProperty>
</EntityType>
<EntityType Name="owner" BaseType="self.entity">
  <Property Name="name" Type="Edm.String" Nullable="false"/>
  <NavigationProperty Name="cars" Type="Collection(self.car)" Partner="owner"/>
</EntityType>`;
    const linked = linesOf(slice(content, "shop.car", { navigation: "all" }));
    expect(linked).toContain('<NavigationProperty Name="owner" Type="shop.owner" Partner="cars">');
    expect(linked).toContain(
      '<ReferentialConstraint Property="ownerName" ReferencedProperty="name"/>',
    );

    const cut = slice(content, "shop.car");
    expect(linesOf(cut)).toContain('<NavigationProperty Name="owner" Type="shop.entity"/>');
    expect(checkModel(cut.model)).toEqual([]);

    const partly = slice(content, "shop.car", {
      navigation: "all",
      exclude: ["shop.owner/cars", "shop.car/ownerName"],
    });
    expect(linesOf(partly)).toContain('<NavigationProperty Name="owner" Type="shop.owner"/>');
    expect(checkModel(partly.model)).toEqual([]);
  });

  test("entity set paths of operations", () => {
    const content = `
<EntityType Name="car"><NavigationProperty Name="parts" Type="Collection(self.part)"/></EntityType>
<EntityType Name="part"/>
<Function Name="worn" IsBound="true" EntitySetPath="it/parts"><Parameter Name="it" Type="self.car"/><ReturnType Type="Collection(self.part)"/></Function>`;
    expect(linesOf(slice(content, "shop.car"))).toContain(
      '<Function Name="worn" IsBound="true" EntitySetPath="it/parts">',
    );
    expect(linesOf(slice(content, "shop.car", { exclude: ["shop.car/parts"] }))).toContain(
      '<Function Name="worn" IsBound="true">',
    );
  });

  test("but not what led nowhere in the first place", () => {
    const content = `
<EntityType Name="car"><NavigationProperty Name="part" Type="self.part" ContainsTarget="true" Partner="nowhere"/></EntityType>
<EntityType Name="part"/>`;
    expect(linesOf(slice(content, "shop.car"))).toContain(
      '<NavigationProperty Name="part" Type="shop.part" Partner="nowhere" ContainsTarget="true"/>',
    );
  });
});
