import { describe, expect, test } from "vitest";
import { checkModel } from "../../src/check/check-model.js";
import { buildModel } from "../../src/link/build-model.js";
import { parseDocument, wrapSchema } from "../parse/csdl-text.js";
import { check } from "./check-text.js";

describe("names of members", () => {
  test("are declared once in a type, properties and navigation properties together", () => {
    expect(
      check(`<EntityType Name="product">
  <Property Name="size" Type="Edm.String"/>
  <Property Name="size" Type="Edm.Int32"/>
  <NavigationProperty Name="size" Type="self.product"/>
</EntityType>`),
    ).toEqual([
      'shop.xml:4:3: error: Property "size" is declared twice; it was declared first at shop.xml:3:3 [in EntityType shop.product]',
      'shop.xml:5:3: error: NavigationProperty "size" is declared twice; it was declared first at shop.xml:3:3 [in EntityType shop.product]',
    ]);
  });

  test("are not declared again in a derived type, at any distance", () => {
    expect(
      check(`<ComplexType Name="thing"><Property Name="size" Type="Edm.String"/></ComplexType>
<ComplexType Name="product" BaseType="self.thing"/>
<ComplexType Name="car" BaseType="self.product"><Property Name="size" Type="Edm.String"/></ComplexType>`),
    ).toEqual([
      'shop.xml:4:49: error: "size" is inherited from shop.thing (shop.xml:2:27) and cannot be declared again; rename or remove it [in ComplexType shop.car]',
    ]);
  });

  test("differ by case", () => {
    expect(
      check(
        '<ComplexType Name="product"><Property Name="size" Type="Edm.String"/><Property Name="Size" Type="Edm.String"/></ComplexType>',
      ),
    ).toEqual([]);
  });

  test("are checked without end even where types derive from themselves", () => {
    const { model } = buildModel([
      parseDocument(
        wrapSchema(
          '<EntityType Name="a" BaseType="self.b"><Key><PropertyRef Name="id"/></Key><Property Name="id" Type="Edm.String"/></EntityType><EntityType Name="b" BaseType="self.a"/><EntityContainer Name="c"><EntitySet Name="as" EntityType="self.a"/></EntityContainer>',
        ),
      ),
    ]);
    expect(checkModel(model)).toBeInstanceOf(Array);
  });
});

describe("a complex type that requires itself", () => {
  test("is doubtful, directly", () => {
    expect(
      check(
        '<ComplexType Name="box"><Property Name="inner" Type="self.box" Nullable="false"/></ComplexType>',
      ),
    ).toEqual([
      "shop.xml:2:25: warning: no value of this type can be finite: it requires itself, shop.box/inner -> shop.box; make one of these properties nullable [in Property inner of ComplexType shop.box]",
    ]);
  });

  test("is doubtful, through others and through base types, and is reported once", () => {
    expect(
      check(`<ComplexType Name="a"><Property Name="toB" Type="self.b" Nullable="false"/></ComplexType>
<ComplexType Name="base"><Property Name="toA" Type="self.a" Nullable="false"/></ComplexType>
<ComplexType Name="b" BaseType="self.base"/>
<ComplexType Name="outside"><Property Name="toB" Type="self.b" Nullable="false"/></ComplexType>`),
    ).toEqual([
      "shop.xml:2:23: warning: no value of this type can be finite: it requires itself, shop.a/toB -> shop.base/toA -> shop.a; make one of these properties nullable [in Property toB of ComplexType shop.a]",
    ]);
  });

  test.each([
    ["nullable", 'Type="self.box" Nullable="true"'],
    ["nullable by default", 'Type="self.box"'],
    ["a collection", 'Type="Collection(self.box)" Nullable="false"'],
  ])("is fine where the property is %s", (_, type) => {
    expect(check(`<ComplexType Name="box"><Property Name="inner" ${type}/></ComplexType>`)).toEqual(
      [],
    );
  });
});

describe("facets", () => {
  test.each([
    [
      'Type="Edm.Int32" MaxLength="4"',
      "MaxLength says nothing of Edm.Int32; it applies to Edm.Binary, Edm.Stream and Edm.String",
    ],
    [
      'Type="Edm.String" Precision="4"',
      "Precision says nothing of Edm.String; it applies to Edm.DateTimeOffset, Edm.Decimal, Edm.Duration and Edm.TimeOfDay",
    ],
    ['Type="Edm.Double" Scale="4"', "Scale says nothing of Edm.Double; it applies to Edm.Decimal"],
    [
      'Type="Edm.Guid" Unicode="false"',
      "Unicode says nothing of Edm.Guid; it applies to Edm.String",
    ],
    [
      'Type="self.size" SRID="0"',
      "SRID says nothing of shop.size; it applies to the Edm.Geography and Edm.Geometry types",
    ],
    [
      'Type="self.weight" Unicode="true"',
      "Unicode says nothing of shop.weight; it applies to Edm.String",
    ],
    [
      'Type="Edm.Decimal" Precision="3" Scale="4"',
      "Scale 4 is greater than Precision 3; expected at most 3",
    ],
  ])("%s is doubtful", (type, message) => {
    const content = `<ComplexType Name="size"><Property Name="it" ${type}/></ComplexType>
<TypeDefinition Name="weight" UnderlyingType="Edm.Decimal"/>`;
    expect(check(content)).toEqual([
      `shop.xml:2:26: warning: ${message} [in Property it of ComplexType shop.size]`,
    ]);
  });

  test("fit parameters, return types and type definitions as well", () => {
    expect(
      check(`<Function Name="f">
<Parameter Name="p" Type="Edm.Date" Precision="3"/>
<ReturnType Type="Edm.Date" Scale="3"/>
</Function>
<TypeDefinition Name="weight" UnderlyingType="Edm.Decimal" Unicode="false"/>`),
    ).toEqual([
      "shop.xml:3:1: warning: Precision says nothing of Edm.Date; it applies to Edm.DateTimeOffset, Edm.Decimal, Edm.Duration and Edm.TimeOfDay [in Parameter p of Function shop.f]",
      "shop.xml:4:1: warning: Scale says nothing of Edm.Date; it applies to Edm.Decimal [in ReturnType of Function shop.f]",
      "shop.xml:6:1: warning: Unicode says nothing of Edm.Decimal; it applies to Edm.String [in TypeDefinition shop.weight]",
    ]);
  });

  test("are fine where they apply, also on collections", () => {
    expect(
      check(`<ComplexType Name="size">
<Property Name="a" Type="Collection(Edm.String)" MaxLength="9" Unicode="false"/>
<Property Name="b" Type="Edm.Decimal" Precision="9" Scale="9"/>
<Property Name="c" Type="Edm.GeographyPoint" SRID="4326"/>
<Property Name="d" Type="self.weight" Precision="9"/>
</ComplexType>
<TypeDefinition Name="weight" UnderlyingType="Edm.Decimal" Scale="variable"/>`),
    ).toEqual([]);
  });
});
