import { expect, test } from "vitest";
import { buildModel, collectInstances, parseCsdl, type Model } from "../src/index.js";

function readModel(schema: string): Model {
  const text = `<?xml version="1.0"?>
<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
<Schema Namespace="s" xmlns="http://docs.oasis-open.org/odata/ns/edm">${schema}</Schema>
</edmx:DataServices></edmx:Edmx>`;
  const { document } = parseCsdl(text, { file: "a.xml" });
  if (document === undefined) throw new Error("the schema is not CSDL");
  return buildModel([document]).model;
}

/** The types that each type's instances can have; nothing where it has none. */
function list(schema: string): Readonly<Record<string, readonly string[]>> {
  const model = readModel(schema);
  const { has, typesFor } = collectInstances(model);
  const types = [...model.types.values()].flatMap((type) =>
    type.kind === "EntityType" || type.kind === "ComplexType" ? [type] : [],
  );
  for (const type of types) expect(has(type)).toBe(typesFor(type).length > 0);
  return Object.fromEntries(
    types.map((type) => [type.name, typesFor(type).map(({ name }) => name)]),
  );
}

test("a type that is not abstract is that of its instances, whatever derives from it", () => {
  expect(list('<ComplexType Name="a"/><ComplexType Name="b" BaseType="s.a"/>')).toEqual({
    a: ["a"],
    b: ["b"],
  });
});

test("an abstract type has the instances of what derives from it at any distance", () => {
  const schema =
    '<ComplexType Name="a" Abstract="true"/><ComplexType Name="b" BaseType="s.a" Abstract="true"/>' +
    '<ComplexType Name="d" BaseType="s.b"/><ComplexType Name="c" BaseType="s.a"/>';
  expect(list(schema)).toMatchObject({ a: ["c", "d"], b: ["d"] });
});

test("an abstract type that nothing derives from has none, nor has what cannot be without it", () => {
  const schema =
    '<ComplexType Name="a" Abstract="true"/>' +
    '<ComplexType Name="b"><Property Name="p" Type="s.a" Nullable="false"/></ComplexType>' +
    '<ComplexType Name="c"><Property Name="p" Type="s.a"/><Property Name="q" Type="Collection(s.a)" Nullable="false"/></ComplexType>';
  expect(list(schema)).toEqual({ a: [], b: [], c: ["c"] });
});

test("values that would never end have none", () => {
  const schema =
    '<ComplexType Name="a"><Property Name="p" Type="s.b" Nullable="false"/></ComplexType>' +
    '<ComplexType Name="b"><Property Name="p" Type="s.a" Nullable="false"/></ComplexType>';
  expect(list(schema)).toEqual({ a: [], b: [] });
});

test("what ends first stands first", () => {
  const schema =
    '<ComplexType Name="a" Abstract="true"/>' +
    '<ComplexType Name="and" BaseType="s.a"><Property Name="p" Type="s.a" Nullable="false"/></ComplexType>' +
    '<ComplexType Name="zero" BaseType="s.a"/>';
  expect(list(schema)).toMatchObject({ a: ["zero", "and"] });
});

test("one type stands for a hierarchy of more than twelve", () => {
  const derived = (count: number): string =>
    Array.from(
      { length: count },
      (_, index) => `<ComplexType Name="d${String(index).padStart(2, "0")}" BaseType="s.a"/>`,
    ).join("");
  const root = '<ComplexType Name="a" Abstract="true"/>';
  expect(list(root + derived(12))["a"]).toHaveLength(12);
  expect(list(root + derived(13))["a"]).toEqual(["d00"]);
});
