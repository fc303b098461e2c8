import { describe, expect, test } from "vitest";
import { generateModels, readModel } from "../src/generate-models.js";
import { compareTables } from "../src/published-types/compare-tables.js";
import { indexTypes } from "../src/declared-types.js";
import {
  describeDifference,
  explainDifferences,
} from "../src/published-types/explain-differences.js";
import { readEmittedTypes } from "../src/published-types/read-emitted-types.js";
import { readPublishedTypes } from "../src/published-types/read-published-types.js";
import { conventions } from "../src/published-types/rules.js";

const metadata = `<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">
  <edmx:DataServices>
    <Schema Namespace="microsoft.graph" xmlns="http://docs.oasis-open.org/odata/ns/edm">
      <EnumType Name="mood">
        <Member Name="good" Value="0" />
        <Member Name="bad" Value="1" />
      </EnumType>
      <EntityType Name="entity" Abstract="true">
        <Key><PropertyRef Name="id" /></Key>
        <Property Name="id" Type="Edm.String" Nullable="false" />
      </EntityType>
      <EntityType Name="pet" BaseType="microsoft.graph.entity" Abstract="true">
        <Property Name="size" Type="Edm.Int64" />
        <Property Name="names" Type="Collection(Edm.String)" />
        <NavigationProperty Name="friends" Type="Collection(microsoft.graph.pet)" />
      </EntityType>
      <EntityType Name="dog" BaseType="microsoft.graph.pet">
        <Property Name="mood" Type="microsoft.graph.mood" Nullable="false" />
        <Property Name="photo" Type="Edm.Stream" />
        <Property Name="tag" Type="microsoft.graph.zoo.tag" />
      </EntityType>
    </Schema>
    <Schema Namespace="microsoft.graph.zoo" xmlns="http://docs.oasis-open.org/odata/ns/edm">
      <ComplexType Name="tag">
        <Property Name="code" Type="Edm.Double" Nullable="false" />
      </ComplexType>
    </Schema>
  </edmx:DataServices>
</edmx:Edmx>`;

const published = `
export as namespace microsoftgraph;
export type NullableOption<T> = T | null;
export type Mood = "good" | "bad";
export interface Entity {
    id?: string;
}
export interface Pet extends Entity {
    size?: NullableOption<number>;
    names?: NullableOption<string[]>;
    friends?: NullableOption<Pet[]>;
}
// tslint:disable-next-line: interface-name
export interface Dog extends Pet {
    mood?: Mood;
    photo?: NullableOption<any>;
    tag?: NullableOption<ZooNamespace.Tag>;
}
export namespace ZooNamespace {
    interface Tag {
        code?: number;
    }
}`;

const { model, files } = await generateModels(readModel({ file: "pets.csdl.xml", text: metadata }));
const emitted = readEmittedTypes(files);

function compare(text: string): readonly string[] {
  const table = readPublishedTypes("microsoft-graph.d.ts", text);
  const { differences } = compareTables(emitted, table);
  const evidence = { declared: indexTypes(model), emitted, published: table };
  return explainDifferences(differences, conventions, evidence).unexplained.map(describeDifference);
}

describe("tables of types", () => {
  test("count what both sides have", () => {
    const { types, members, values } = compareTables(
      emitted,
      readPublishedTypes("a.d.ts", published),
    );
    expect({ types, members, values }).toEqual({ types: 5, members: 8, values: 2 });
  });

  test("agree but for conventions", () => {
    expect(compare(published)).toEqual([]);
  });

  test.each([
    [
      "a type is missing",
      "export namespace",
      "export interface Cat extends Pet {\n}\nexport namespace",
      ["Cat: type: nothing, published as object"],
    ],
    [
      "a type is too many",
      "export type Mood",
      "export type Temper",
      ["Mood: type: enum, published as nothing", "Temper: type: nothing, published as enum"],
    ],
    [
      "a type is of another kind",
      "interface Tag {\n        code?: number;\n    }",
      'type Tag = "a";',
      ["ZooTag: kind: object, published as enum"],
    ],
    [
      "a base differs",
      "Dog extends Pet",
      "Dog extends Entity",
      ["Dog: base: Pet, published as Entity"],
    ],
    [
      "a member is called otherwise",
      "size?",
      "weight?",
      [
        "Pet/size: member: OData.Int64, published as nothing",
        "Pet/weight: member: nothing, published as number",
      ],
    ],
    [
      "a value is called otherwise",
      '"bad"',
      '"sad"',
      ["Mood/bad: value: bad, published as nothing", "Mood/sad: value: nothing, published as sad"],
    ],
    [
      "a member has another type",
      "mood?: Mood",
      "mood?: string",
      ["Dog/mood: member type: Mood, published as string"],
    ],
    [
      "a convention is not about the type",
      "size?: NullableOption<number>",
      "size?: NullableOption<any>",
      ["Pet/size: member type: OData.Int64, published as any"],
    ],
    ["a collection is none", "Pet[]", "Pet", ["Pet/friends: member type: Pet[], published as Pet"]],
    [
      "a namespace is another",
      "ZooNamespace.Tag",
      "Tag",
      ["Dog/tag: member type: ZooTag, published as Tag"],
    ],
    [
      "null is not allowed",
      "NullableOption<number>",
      "number",
      ["Pet/size: null: nullable, published as not nullable"],
    ],
    [
      "null is allowed",
      "code?: number",
      "code?: NullableOption<number>",
      ["ZooTag/code: null: not nullable, published as nullable"],
    ],
  ])("differ where %s", (_, found, replacement, expected) => {
    expect(published).toContain(found);
    expect(compare(published.replace(found, replacement))).toEqual(expected);
  });
});
