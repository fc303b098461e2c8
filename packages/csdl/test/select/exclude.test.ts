import { describe, expect, test } from "vitest";
import { linesOf, slice, typesIn } from "./select-text.js";

const GARAGE = `
<EntityType Name="garage"><Key><PropertyRef Name="id"/></Key><Property Name="id" Type="Edm.String" Nullable="false"/>
  <Property Name="floor" Type="self.floor"/>
  <Property Name="floors" Type="Edm.Int32"/>
  <NavigationProperty Name="vehicles" Type="Collection(self.vehicle)" ContainsTarget="true"/>
  <NavigationProperty Name="owner" Type="self.owner" ContainsTarget="true"/>
</EntityType>
<ComplexType Name="floor"/>
<EntityType Name="vehicle"/>
<EntityType Name="car" BaseType="self.vehicle"><Property Name="engine" Type="self.engine"/></EntityType>
<EntityType Name="taxi" BaseType="self.car"/>
<EntityType Name="boat" BaseType="self.vehicle"/>
<ComplexType Name="engine"/>
<EntityType Name="owner"><NavigationProperty Name="taxi" Type="self.taxi" ContainsTarget="true"/></EntityType>
<Action Name="open" IsBound="true"><Parameter Name="it" Type="self.garage"/><Parameter Name="key" Type="self.key"/></Action>
<Action Name="close" IsBound="true"><Parameter Name="it" Type="self.garage"/></Action>
<Action Name="close" IsBound="true"><Parameter Name="all" Type="Collection(self.garage)"/></Action>
<ComplexType Name="key"/>`;

const everything = ["garage", "floor", "vehicle", "car", "taxi", "boat", "engine", "owner", "key"];
const without = (...names: readonly string[]): readonly string[] =>
  everything.filter((name) => !names.includes(name));

describe("exclude leaves out", () => {
  test.each([
    ["a type, by namespace", "shop.boat", without("boat")],
    ["a type, by alias", "self.boat", without("boat")],
    ["a type with all that derives from it", "shop.car", without("car", "taxi", "engine")],
    ["types by a pattern", "shop.*t*", without("taxi", "boat")],
    ["types by a pattern with an alias", "self.b*", without("boat")],
    ["an operation with its types", "shop.open", without("key")],
    ["a property with its type", "shop.garage/floor", without("floor")],
    ["a property, by alias", "self.garage/floor", without("floor")],
    ["a navigation property with its target", "shop.garage/owner", without("owner")],
    ["members by a pattern", "*/*ne*", without("engine", "owner")],
  ])("%s", (_, pattern, expected) => {
    const selected = slice(GARAGE, "shop.garage", { exclude: [pattern] });
    expect(typesIn(selected)).toEqual(expected);
  });

  test("members of the type that declares them", () => {
    const { model } = slice(GARAGE, "shop.garage", { exclude: ["shop.garage/floor*"] });
    expect(model.types.get("shop.garage")).toMatchObject({
      properties: [{ name: "id" }],
      navigationProperties: [{ name: "vehicles" }, { name: "owner" }],
    });
  });

  test("all overloads of an operation", () => {
    const lines = linesOf(slice(GARAGE, "shop.garage", { exclude: ["shop.close"] }));
    expect(lines.filter((line) => line.startsWith("<Action "))).toEqual([
      '<Action Name="open" IsBound="true">',
    ]);
  });

  test("what several patterns match, also where one of them would do", () => {
    const exclude = ["shop.vehicle", "shop.taxi", "shop.open"];
    expect(typesIn(slice(GARAGE, "shop.garage", { exclude }))).toEqual([
      "garage",
      "floor",
      "owner",
    ]);
  });

  test("a type in a pattern, not members whose names look like it", () => {
    const selected = slice(GARAGE, "shop.garage", { exclude: ["shop.*r"] });
    expect(typesIn(selected)).toEqual(["garage", "vehicle", "boat", "key"]);
    const garage = selected.model.types.get("shop.garage");
    expect(garage).toMatchObject({
      navigationProperties: [{ name: "vehicles" }, { name: "owner" }],
    });
  });

  test("nothing by what a regular expression would mean by a pattern", () => {
    const content =
      '<ComplexType Name="car"><Property Name="a" Type="self.cab"/></ComplexType><ComplexType Name="cab"/>';
    expect(typesIn(slice(content, "shop.car", { exclude: ["*.cab"] }))).toEqual(["car"]);
    expect(() => slice(content, "shop.car", { exclude: ["shop.ca[b]"] })).toThrow(
      "matches nothing",
    );
    expect(() => slice(content, "shop.car", { exclude: ["shopXcab"] })).toThrow("matches nothing");
  });
});
