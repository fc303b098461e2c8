import { expect, test } from "vitest";
import { slice } from "./select-text.js";

const TERMS = [
  "onType",
  "onProperty",
  "onMember",
  "onOperation",
  "onBinding",
  "onParameter",
  "onReturn",
  "onContainer",
  "onSet",
  "nested",
  "inRecord",
  "onRecord",
  "onSchema",
  "elsewhere",
];
const annotate = (term: string, content = ""): string =>
  `<Annotation Term="self.${term}">${content}</Annotation>`;
const CONTENT = `
<EntityType Name="car">
  <Property Name="color" Type="self.color">${annotate("onProperty", annotate("nested"))}</Property>
  ${annotate("onType", `<Collection><Record><PropertyValue Property="a" Bool="true">${annotate("inRecord")}</PropertyValue>${annotate("onRecord")}</Record></Collection>`)}
</EntityType>
<EnumType Name="color"><Member Name="red" Value="0">${annotate("onMember")}</Member></EnumType>
<ComplexType Name="boat">${annotate("elsewhere")}</ComplexType>
<Function Name="best" IsBound="true">
  <Parameter Name="it" Type="self.car">${annotate("onBinding")}</Parameter>
  <Parameter Name="of" Type="Edm.Int32">${annotate("onParameter")}</Parameter>
  <ReturnType Type="self.car">${annotate("onReturn")}</ReturnType>
  ${annotate("onOperation")}
</Function>
<EntityContainer Name="service">
  <EntitySet Name="cars" EntityType="self.car">${annotate("onSet")}</EntitySet>
  ${annotate("onContainer")}
</EntityContainer>
${annotate("onSchema")}
${TERMS.map((name) => `<Term Name="${name}" Type="Edm.ComplexType"/>`).join("\n")}`;

function termsIn(content: string, root: string): readonly string[] {
  return slice(content, root).model.schemas.flatMap(({ terms }) => terms.map(({ name }) => name));
}

test("a slice declares the terms that annotate anything in it", () => {
  expect(termsIn(CONTENT, "/cars")).toEqual(TERMS.filter((name) => name !== "elsewhere"));
  expect(termsIn(CONTENT, "shop.boat")).toEqual(["onSchema", "elsewhere"]);
});

test("a slice declares what its terms are made from and annotated with", () => {
  const content = `
<ComplexType Name="car">${annotate("price")}</ComplexType>
<Term Name="price" Type="Edm.Decimal" BaseTerm="self.amount">${annotate("unit")}</Term>
<Term Name="amount" Type="Edm.Decimal"/>
<Term Name="unit" Type="Edm.String"/>
<Term Name="unused" Type="Edm.String">${annotate("unusedToo")}</Term>
<Term Name="unusedToo" Type="Edm.String"/>`;
  expect(termsIn(content, "shop.car")).toEqual(["price", "amount", "unit"]);
});

test("a term's type is the slice's; terms bring no types", () => {
  const content = `
<ComplexType Name="car"><Property Name="color" Type="self.color"/>${annotate("painted")}${annotate("sized")}</ComplexType>
<EnumType Name="color"/><ComplexType Name="size"/>
<Term Name="painted" Type="Collection(self.color)"/>
<Term Name="sized" Type="self.size"/>`;
  const { model } = slice(content, "shop.car");
  expect([...model.types.keys()]).toEqual(["shop.car", "shop.color"]);
  const [term, ...others] = model.schemas[0]?.terms ?? [];
  expect(others).toEqual([]);
  expect(term?.type.type).toBe(model.types.get("shop.color"));
});

test("a schema of which nothing is used, not even a term, goes", () => {
  const content = `
<ComplexType Name="car">${annotate("price")}</ComplexType>
<Term Name="price" Type="Edm.Decimal"/></Schema>
<Schema Namespace="paint" xmlns="http://docs.oasis-open.org/odata/ns/edm"><Term Name="price" Type="Edm.Decimal"/>`;
  const { model } = slice(content, "shop.car");
  expect(model.schemas.map(({ namespace, terms }) => [namespace, terms.length])).toEqual([
    ["shop", 1],
  ]);
});
