import { buildModel, diffModels, parseCsdl, type Model } from "@graphslice/csdl";
import { expect, test } from "vitest";
import { judgeChanges } from "../../src/changes/judge-changes.js";

const ENTITY = `<EntityType Name="entity" Abstract="true">
  <Key><PropertyRef Name="id"/></Key>
  <Property Name="id" Type="Edm.String" Nullable="false"/>
</EntityType>`;

function read(elements: string): Model {
  const text = `<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
<Schema Namespace="microsoft.graph" Alias="self" xmlns="http://docs.oasis-open.org/odata/ns/edm">${ENTITY}${elements}</Schema>
</edmx:DataServices></edmx:Edmx>`;
  const { document, diagnostics } = parseCsdl(text, { file: "test.xml" });
  if (document === undefined) throw new Error(JSON.stringify(diagnostics));
  return buildModel([document]).model;
}

/** What is found of what is emitted, beside the changes of elements. */
function findEmissions(before: string, after: string): readonly string[] {
  const [old, now] = [read(before), read(after)];
  return judgeChanges(old, now, diffModels(old, now)).flatMap(({ change, rule, level }) =>
    change.kind === "emission"
      ? [`${level} ${rule} ${change.path}: ${change.before} -> ${change.after}`]
      : [],
  );
}

const lend = (binding: string): string => `<Action Name="lend" IsBound="true">
  <Parameter Name="it" Type="self.${binding}"/>
  <Parameter Name="days" Type="Edm.Int32"/>
</Action>`;

const types = `<EntityType Name="book" BaseType="self.entity"/>
<EntityType Name="novel" BaseType="self.book"/>
<EntityContainer Name="service"><EntitySet Name="books" EntityType="self.book"/></EntityContainer>`;

test("an operation that goes to a base type takes the names of its types along", () => {
  expect(findEmissions(types + lend("novel"), types + lend("book"))).toEqual([
    "breaking name-changed microsoft.graph.book: BookDerivedMembers -> none",
    "breaking name-changed microsoft.graph.novel: NovelMembers -> none",
    "breaking name-changed microsoft.graph.novel/microsoft.graph.lend: NovelLendParameters -> none",
  ]);
});

test("a property that goes to a base type takes an interface of literals along", () => {
  const date = '<Property Name="at" Type="Edm.Date"/>';
  const declare = (base: string, own: string): string =>
    `<EntityType Name="book" BaseType="self.entity">${base}</EntityType>
<EntityType Name="novel" BaseType="self.book">${own}</EntityType>`;
  expect(findEmissions(declare("", date), declare(date, ""))).toEqual([
    "breaking name-changed microsoft.graph.novel: NovelLiterals -> none",
  ]);
});

test("an operation is called by its full name where another member takes its own", () => {
  const book = (members: string): string =>
    `<EntityType Name="book" BaseType="self.entity">${members}</EntityType>${lend("book")}`;
  const link = '<NavigationProperty Name="lend" Type="self.book" ContainsTarget="true"/>';
  expect(findEmissions(book(""), book(link))).toEqual([
    "breaking path-form-changed microsoft.graph.book/microsoft.graph.lend: lend -> microsoft.graph.lend",
  ]);
});

test("entities have no references where their set is gone", () => {
  const declare = (sets: string): string => `<EntityType Name="book" BaseType="self.entity">
  <NavigationProperty Name="pages" Type="Collection(self.page)" ContainsTarget="true"/>
</EntityType>
<EntityType Name="page" BaseType="self.entity"/>
<EntityContainer Name="service"><EntitySet Name="books" EntityType="self.book"/>${sets}</EntityContainer>`;
  const set = '<EntitySet Name="pages" EntityType="self.page"/>';
  expect(findEmissions(declare(set), declare(""))).toEqual([
    "breaking path-form-changed microsoft.graph.book/pages: with $ref -> without $ref",
  ]);
});

test("names that go with what they were made for are not told again", () => {
  const book = (members: string): string =>
    `<EntityType Name="book" BaseType="self.entity">${members}</EntityType>`;
  const members = `<Property Name="at" Type="Edm.Date"/>
<NavigationProperty Name="sequel" Type="self.book"/>`;
  expect(findEmissions(book(members), book(""))).toEqual([]);
  expect(findEmissions(book("") + lend("book"), book(""))).toEqual([]);
  const shop = '<EntityType Name="shop" BaseType="self.entity"/>';
  expect(findEmissions(book("") + shop, shop)).toEqual([]);
});
