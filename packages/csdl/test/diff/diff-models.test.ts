import { describe, expect, test } from "vitest";
import { describeDiff, diffText } from "./diff-text.js";

const string = (name: string): string => `<Property Name="${name}" Type="Edm.String"/>`;

describe("what is no difference", () => {
  const cases: readonly (readonly [string, string, string])[] = [
    [
      "defaults that are written out",
      '<ComplexType Name="a"><Property Name="p" Type="Edm.DateTimeOffset"/><Property Name="q" Type="Edm.GeographyPoint"/></ComplexType>',
      '<ComplexType Name="a" OpenType="false"><Property Name="p" Type="Edm.DateTimeOffset" Nullable="true" Precision="0"/><Property Name="q" Type="Edm.GeographyPoint" SRID="4326"/></ComplexType>',
    ],
    [
      "a tag's value",
      '<ComplexType Name="a"><Annotation Term="self.t"/></ComplexType>',
      '<ComplexType Name="a"><Annotation Term="shop.t" Bool="true"/></ComplexType>',
    ],
    [
      "the order of a record's members and of flags, and an alias in a path",
      '<ComplexType Name="a"><Annotation Term="self.t"><Record><PropertyValue Property="x" EnumMember="self.e/A self.e/B"/><PropertyValue Property="y" Path="self.a/p"/></Record></Annotation></ComplexType>',
      '<ComplexType Name="a"><Annotation Term="self.t"><Record><PropertyValue Property="y" Path="shop.a/p"/><PropertyValue Property="x" EnumMember="shop.e/B shop.e/A"/></Record></Annotation></ComplexType>',
    ],
    [
      "an alias in annotations of a record",
      '<ComplexType Name="a"><Annotation Term="self.t"><Record><Annotation Term="self.n" Int="1"/></Record></Annotation></ComplexType>',
      '<ComplexType Name="a"><Annotation Term="self.t"><Record><Annotation Term="shop.n" Int="1"/></Record></Annotation></ComplexType>',
    ],
    [
      "values that enumerations count by themselves",
      '<EnumType Name="e"><Member Name="a"/><Member Name="b"/></EnumType>',
      '<EnumType Name="e" UnderlyingType="Edm.Int32"><Member Name="b" Value="1"/><Member Name="a" Value="0"/></EnumType>',
    ],
  ];
  test.each(cases)("%s", (_, before, after) => {
    expect(describeDiff(before, after)).toEqual([]);
  });
});

test("of the items of a collection, nullability has no default", () => {
  const list = (facet: string): string =>
    `<ComplexType Name="a"><Property Name="p" Type="Collection(Edm.String)"${facet}/></ComplexType>`;
  expect(describeDiff(list(""), list(' Nullable="true"'))).toEqual([
    "changed Property shop.a/p Nullable nothing -> true",
  ]);
});

test("a member that two types hand up to their base type is moved twice and added to nothing", () => {
  const family = (base: string, derived: string): string =>
    `<ComplexType Name="a">${base}</ComplexType><ComplexType Name="b" BaseType="self.a">${derived}</ComplexType><ComplexType Name="c" BaseType="self.a">${derived}</ComplexType>`;
  expect(describeDiff(family("", string("p")), family(string("p"), ""))).toEqual([
    "moved Property shop.b/p shop.b -> shop.a",
    "moved Property shop.c/p shop.c -> shop.a",
  ]);
});

test("what a lost base type gave, the type may declare itself", () => {
  const base = `<ComplexType Name="a">${string("p")}</ComplexType>`;
  expect(
    describeDiff(
      `${base}<ComplexType Name="b" BaseType="self.a"/>`,
      `${base}<ComplexType Name="b">${string("p")}</ComplexType>`,
    ),
  ).toEqual([
    "changed ComplexType shop.b BaseType shop.a -> nothing",
    "moved Property shop.b/p shop.a -> shop.b",
  ]);
});

test("openness that comes with a base type is told with it", () => {
  const base = '<ComplexType Name="a" OpenType="true"/>';
  expect(
    describeDiff(
      `${base}<ComplexType Name="b"/><ComplexType Name="c" BaseType="self.b"/>`,
      `${base}<ComplexType Name="b" BaseType="self.a"/><ComplexType Name="c" BaseType="self.b"/>`,
    ),
  ).toEqual(["changed ComplexType shop.b BaseType nothing -> shop.a"]);
});

test("overloads are matched by their parameters, whatever their order", () => {
  const overload = (...names: readonly string[]): string =>
    `<Function Name="f">${names.map((name) => `<Parameter Name="${name}" Type="Edm.String"/>`).join("")}<ReturnType Type="Edm.Int32"/></Function>`;
  expect(
    describeDiff(
      overload() + overload("a") + overload("b", "c"),
      overload("b", "c", "d") + overload("a") + overload("e"),
    ),
  ).toEqual(["added Parameter shop.f()/e", "added Parameter shop.f(b,c)/d"]);
});

test("changes know their places in both texts", () => {
  const [change] = diffText(
    '<ComplexType Name="a"/>\n<ComplexType Name="b"/>',
    '<ComplexType Name="b" Abstract="true"/>\n<ComplexType Name="a"/>',
  );
  expect(change?.places).toEqual({
    before: { file: "shop.xml", line: 3, column: 1 },
    after: { file: "shop.xml", line: 2, column: 1 },
  });
});
