import { describe, expect, test } from "vitest";
import { diagnose, parseSchema } from "./csdl-text.js";

describe("entity and complex types", () => {
  test("what is not declared is absent or false", () => {
    const [entityType, complexType] = parseSchema(
      `<EntityType Name="order" />\n  <ComplexType Name="address" />`,
    ).children;
    expect(entityType).toEqual({
      kind: "EntityType",
      name: "order",
      isAbstract: false,
      isOpen: false,
      hasStream: false,
      properties: [],
      navigationProperties: [],
      annotations: [],
      place: { file: "shop.xml", line: 2, column: 1 },
    });
    expect(complexType).toEqual({
      kind: "ComplexType",
      name: "address",
      isAbstract: false,
      isOpen: false,
      properties: [],
      navigationProperties: [],
      annotations: [],
      place: { file: "shop.xml", line: 3, column: 3 },
    });
  });

  test("base type, flags and keys with paths and aliases", () => {
    const [type] = parseSchema(
      `<EntityType Name="order" BaseType="self.entity" Abstract="true" OpenType="true" HasStream="true">
  <Key><PropertyRef Name="id" /><PropertyRef Name="info/number" Alias="number" /></Key>
</EntityType>`,
    ).children;
    expect(type).toMatchObject({
      baseType: "self.entity",
      isAbstract: true,
      isOpen: true,
      hasStream: true,
      key: {
        properties: [{ name: "id" }, { name: "info/number", alias: "number" }],
        place: { line: 3, column: 3 },
      },
    });
  });

  test("members keep their order", () => {
    const [type] = parseSchema(
      `<ComplexType Name="a"><Property Name="z" Type="Edm.String" /><NavigationProperty Name="n" Type="self.b" /><Property Name="a" Type="Edm.String" /></ComplexType>`,
    ).children;
    expect(type).toMatchObject({
      properties: [{ name: "z" }, { name: "a" }],
      navigationProperties: [{ name: "n" }],
    });
  });
});

describe("properties", () => {
  function readProperty(attributes: string) {
    const [type] = parseSchema(
      `<ComplexType Name="a"><Property Name="p" ${attributes} /></ComplexType>`,
    ).children;
    return type?.kind === "ComplexType" ? type.properties[0] : undefined;
  }

  test.each([
    [`Type="Edm.String"`, "Edm.String", false],
    [`Type="self.color"`, "self.color", false],
    [`Type="Collection(Edm.Int32)"`, "Edm.Int32", true],
    [`Type="Collection(a.b.c)"`, "a.b.c", true],
  ])("%s", (attributes, name, isCollection) => {
    expect(readProperty(attributes)?.type).toEqual({ name, isCollection, facets: {} });
  });

  test.each([
    [`Nullable="false"`, { nullable: false }],
    [`Nullable="true"`, { nullable: true }],
    [`MaxLength="max"`, { maxLength: "max" }],
    [`MaxLength="128"`, { maxLength: 128 }],
    [`Precision="0"`, { precision: 0 }],
    [`Precision="12" Scale="3"`, { precision: 12, scale: 3 }],
    [`Scale="variable"`, { scale: "variable" }],
    [`Scale="Variable"`, { scale: "variable" }],
    [`Scale="floating"`, { scale: "floating" }],
    [`SRID="4326"`, { srid: 4326 }],
    [`SRID="variable"`, { srid: "variable" }],
    [`Unicode="false"`, { unicode: false }],
  ])("facets %s", (attributes, facets) => {
    expect(readProperty(`Type="Edm.String" ${attributes}`)?.type.facets).toEqual(facets);
  });

  test("an empty default value is one", () => {
    expect(readProperty(`Type="Edm.String" DefaultValue=""`)?.defaultValue).toBe("");
  });

  test("all problems of an element are reported", () => {
    expect(
      diagnose(`<EntityType Name="user">
  <Property Name="displayName" Nullable="yes" MaxLength="long" Colour="red" />
</EntityType>`),
    ).toEqual([
      `shop.xml:3:3: error: Type: expected a qualified type name or Collection() of one but the attribute is missing [in Property displayName of EntityType shop.user]`,
      `shop.xml:3:3: warning: Colour: unknown attribute of Property; ignored [in Property displayName of EntityType shop.user]`,
      `shop.xml:3:3: error: MaxLength: expected a positive integer or max but found "long" [in Property displayName of EntityType shop.user]`,
      `shop.xml:3:3: error: Nullable: expected true or false but found "yes" [in Property displayName of EntityType shop.user]`,
    ]);
  });
});

describe("navigation properties", () => {
  test("containment, partner, constraints and what follows a deletion", () => {
    const [type] = parseSchema(`<EntityType Name="order">
  <NavigationProperty Name="items" Type="Collection(self.item)" Nullable="false" Partner="order" ContainsTarget="true">
    <ReferentialConstraint Property="itemId" ReferencedProperty="id"><Annotation Term="self.t" /></ReferentialConstraint>
    <OnDelete Action="Cascade" />
    <Annotation Term="self.t" />
  </NavigationProperty>
</EntityType>`).children;
    expect(type).toMatchObject({
      navigationProperties: [
        {
          kind: "NavigationProperty",
          name: "items",
          type: { name: "self.item", isCollection: true, facets: { nullable: false } },
          partner: "order",
          containsTarget: true,
          referentialConstraints: [
            { property: "itemId", referencedProperty: "id", annotations: [{ term: "self.t" }] },
          ],
          onDelete: "Cascade",
          annotations: [{ term: "self.t" }],
          place: { line: 3, column: 3 },
        },
      ],
    });
  });
});
