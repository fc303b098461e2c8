import { describe, expect, test } from "vitest";
import { checkModel } from "../../src/check/check-model.js";
import { linesOf, slice, typesIn } from "./select-text.js";

const COMPANY = `
<EntityType Name="entity" Abstract="true"><Key><PropertyRef Name="id"/></Key><Property Name="id" Type="Edm.String" Nullable="false"/></EntityType>
<EntityType Name="company" BaseType="self.entity">
  <Property Name="address" Type="self.address"/>
  <NavigationProperty Name="teams" Type="Collection(self.team)" ContainsTarget="true"/>
  <NavigationProperty Name="offices" Type="Collection(self.office)" ContainsTarget="true"/>
</EntityType>
<EntityType Name="team" BaseType="self.entity">
  <Property Name="name" Type="Edm.String"/>
  <NavigationProperty Name="chat" Type="self.chat" ContainsTarget="true"/>
</EntityType>
<EntityType Name="salesTeam" BaseType="self.team">
  <NavigationProperty Name="deals" Type="Collection(self.deal)" ContainsTarget="true"/>
</EntityType>
<EntityType Name="chat" BaseType="self.entity"/>
<EntityType Name="deal" BaseType="self.entity"><Property Name="price" Type="self.price"/></EntityType>
<EntityType Name="office" BaseType="self.entity"/>
<ComplexType Name="address"/><ComplexType Name="price"/>
<Action Name="merge" IsBound="true"><Parameter Name="it" Type="self.company"/></Action>
<Action Name="win" IsBound="true"><Parameter Name="it" Type="self.deal"/></Action>
<EntityContainer Name="service">
  <EntitySet Name="companies" EntityType="self.company"/>
  <Singleton Name="sales" Type="self.salesTeam"/>
</EntityContainer>`;

describe("the types on the way of a path", () => {
  test("keep their key and the navigation that is on it", () => {
    const selected = slice(COMPANY, "/companies/teams/shop.salesTeam/deals");
    expect(typesIn(selected)).toEqual(["entity", "company", "team", "salesTeam", "deal", "price"]);
    const membersOf = (name: string): readonly string[] => {
      const type = selected.model.types.get(`shop.${name}`);
      return type?.kind === "EntityType"
        ? [...type.properties, ...type.navigationProperties].map((member) => member.name)
        : [];
    };
    expect(membersOf("entity")).toEqual(["id"]);
    expect(membersOf("company")).toEqual(["teams"]);
    expect(membersOf("team")).toEqual([]);
    expect(membersOf("salesTeam")).toEqual(["deals"]);
    expect(membersOf("deal")).toEqual(["price"]);
  });

  test("bring no operations", () => {
    const lines = linesOf(slice(COMPANY, "/companies/teams/shop.salesTeam/deals"));
    expect(lines.filter((line) => line.startsWith("<Action "))).toEqual([
      '<Action Name="win" IsBound="true">',
    ]);
  });

  test("keep what several paths need of them", () => {
    const { model } = slice(COMPANY, ["/companies/teams/chat", "/companies/offices"]);
    expect(model.types.get("shop.company")).toMatchObject({
      properties: [],
      navigationProperties: [{ name: "teams" }, { name: "offices" }],
    });
    expect(model.types.get("shop.team")).toMatchObject({
      navigationProperties: [{ name: "chat" }],
    });
    expect(model.types.has("shop.salesTeam")).toBe(false);
  });

  test("say in their reason which root needs them", () => {
    const { reasons } = slice(COMPANY, ["/sales/chat", "/companies/teams/chat"]);
    expect(Object.fromEntries(reasons)).toEqual({
      "shop.entity": { kind: "base", of: "shop.chat" },
      "shop.company": { kind: "way", root: "/companies/teams/chat" },
      "shop.team": { kind: "way", root: "/sales/chat" },
      "shop.salesTeam": { kind: "way", root: "/sales/chat" },
      "shop.chat": { kind: "root", root: "/sales/chat" },
    });
  });

  test("keep keys that need a type, or members of base types", () => {
    const content = `
<EntityType Name="named" Abstract="true"><Property Name="kind" Type="self.kind" Nullable="false"/><Property Name="label" Type="self.label"/></EntityType>
<EntityType Name="box" BaseType="self.named">
  <Key><PropertyRef Name="kind"/><PropertyRef Name="at/row" Alias="row"/></Key>
  <Property Name="at" Type="self.spot" Nullable="false"/>
  <NavigationProperty Name="lid" Type="self.lid" ContainsTarget="true"/>
</EntityType>
<EnumType Name="kind"/><ComplexType Name="label"/><ComplexType Name="spot"><Property Name="row" Type="Edm.Int32" Nullable="false"/></ComplexType>
<EntityType Name="lid"/>
<EntityContainer Name="service"><EntitySet Name="boxes" EntityType="self.box"/></EntityContainer>`;
    const selected = slice(content, "/boxes/lid");
    expect(typesIn(selected)).toEqual(["named", "box", "kind", "spot", "lid"]);
    expect(selected.model.types.get("shop.box")).toMatchObject({
      key: [
        { name: "kind", property: { name: "kind" } },
        { name: "at/row", alias: "row", property: { name: "row" } },
      ],
    });
    expect(checkModel(selected.model)).toEqual([]);
  });
});
