import { describe, expect, test } from "vitest";
import { selectModel } from "../../src/select/select-model.js";
import { wrapSchema } from "../parse/csdl-text.js";
import { describeModel } from "../write/describe-model.js";
import { readModel } from "../write/read-model.js";
import { leaksOf, reachableFrom } from "./find-links.js";

const CONTENT = `
<EntityType Name="car" BaseType="self.entity">
  <Key><PropertyRef Name="id"/><PropertyRef Name="engine/number" Alias="number"/></Key>
  <Property Name="engine" Type="self.engine" Nullable="false"/>
  <Property Name="color" Type="self.color"/>
  <Property Name="weight" Type="self.weight"/>
  <NavigationProperty Name="parts" Type="Collection(self.part)" ContainsTarget="true" Partner="car"/>
  <NavigationProperty Name="owner" Type="self.owner"><ReferentialConstraint Property="id" ReferencedProperty="id"/></NavigationProperty>
</EntityType>
<EntityType Name="entity" Abstract="true" OpenType="true"><Property Name="id" Type="Edm.String" Nullable="false"/></EntityType>
<EntityType Name="owner" BaseType="self.entity"><Key><PropertyRef Name="id"/></Key></EntityType>
<EntityType Name="taxi" BaseType="self.car"/>
<EntityType Name="part"><NavigationProperty Name="car" Type="self.car" Partner="parts"/></EntityType>
<ComplexType Name="engine"><Property Name="number" Type="Edm.String" Nullable="false"/></ComplexType>
<EnumType Name="color"><Member Name="red" Value="0"/></EnumType>
<TypeDefinition Name="weight" UnderlyingType="Edm.Decimal"/>
<Function Name="best" IsBound="true"><Parameter Name="all" Type="Collection(self.car)"/><Parameter Name="color" Type="self.color"/><ReturnType Type="self.taxi"/></Function>
<Function Name="last"><ReturnType Type="self.car"/></Function>
<Action Name="reset"><Parameter Name="to" Type="self.weight"/></Action>
<EntityContainer Name="service">
  <EntitySet Name="cars" EntityType="self.car"><NavigationPropertyBinding Path="owner" Target="owners"/></EntitySet>
  <EntitySet Name="owners" EntityType="self.owner"/>
  <Singleton Name="best" Type="self.taxi"/>
  <ActionImport Name="reset" Action="self.reset"/>
  <FunctionImport Name="last" Function="self.last" EntitySet="cars"/>
</EntityContainer>
<Term Name="tint" Type="self.color"><Annotation Term="self.tint"/></Term>
<Annotation Term="self.tint"/>`;

const SELECTIONS = [
  { roots: [] },
  { roots: ["/cars"] },
  { roots: ["/cars", "/best", "/last", "/reset"], navigation: "all" },
  { roots: ["/cars/parts"] },
  { roots: ["/best/shop.car/owner", "/last"] },
  { roots: ["shop.part"], navigation: 1, exclude: ["shop.taxi", "shop.car/color"] },
] as const;

describe("a slice is a model of its own", () => {
  test.each(SELECTIONS)("that never links to the one it was made from: %j", (selection) => {
    const model = readModel(wrapSchema(CONTENT));
    const selected = selectModel(model, selection);
    expect(selected.problems).toEqual([]);
    expect(leaksOf(selected.model, model)).toEqual([]);
  });

  test.each(SELECTIONS)("whose making leaves that one as it was: %j", (selection) => {
    const model = readModel(wrapSchema(CONTENT));
    for (const object of reachableFrom(model)) Object.freeze(object);
    selectModel(model, selection);
    expect(describeModel(model)).toEqual(describeModel(readModel(wrapSchema(CONTENT))));
  });

  test.each(SELECTIONS)("whose links lead to elements that it declares: %j", (selection) => {
    const { model } = selectModel(readModel(wrapSchema(CONTENT)), selection);
    const declared = new Set<unknown>(model.schemas.flatMap(({ types }) => types));
    expect([...model.types.values()]).toEqual(model.schemas.flatMap(({ types }) => types));
    for (const object of reachableFrom(model)) {
      if ("qualifiedName" in object && "annotations" in object && "isAbstract" in object) {
        expect(declared).toContain(object);
      }
      if ("declaringType" in object) expect(declared).toContain(object.declaringType);
    }
  });
});

test("everything is the same model again", () => {
  const model = readModel(wrapSchema(CONTENT));
  const selected = selectModel(model, { roots: [] });
  expect(describeModel(selected.model)).toEqual(describeModel(model));
});

test("a key may name properties of types that are declared after it", () => {
  const { model } = selectModel(readModel(wrapSchema(CONTENT)), { roots: ["/cars"] });
  const entity = model.types.get("shop.entity");
  const engine = model.types.get("shop.engine");
  const car = model.types.get("shop.car");
  expect(car?.kind === "EntityType" && car.key.map(({ property }) => property)).toEqual([
    entity?.kind === "EntityType" && entity.properties[0],
    engine?.kind === "ComplexType" && engine.properties[0],
  ]);
});

test("the same selection of the same model gives the same slice", () => {
  const model = readModel(wrapSchema(CONTENT));
  const selection = { roots: ["/cars"] };
  expect(selectModel(model, selection)).toEqual(selectModel(model, selection));
});
