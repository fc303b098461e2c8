import { describe, expect, test } from "vitest";
import { linesOf, slice, typesIn } from "./select-text.js";

describe("a slice holds", () => {
  test("base types, but no siblings of a type met only as a base", () => {
    const content = `
<ComplexType Name="thing" Abstract="true"/>
<ComplexType Name="vehicle" BaseType="self.thing"/>
<ComplexType Name="car" BaseType="self.vehicle"/>
<ComplexType Name="boat" BaseType="self.vehicle"/>
<ComplexType Name="stone" BaseType="self.thing"/>`;
    const selected = slice(content, "shop.car");
    expect(typesIn(selected)).toEqual(["thing", "vehicle", "car"]);
    const [thing, vehicle, car] = [...selected.model.types.values()];
    expect(thing).toMatchObject({ derivedTypes: [{ name: "vehicle" }] });
    expect(vehicle).toMatchObject({ baseType: { name: "thing" }, derivedTypes: [{ name: "car" }] });
    expect(car).toMatchObject({ baseType: { name: "vehicle" }, derivedTypes: [] });
  });

  test("the types of properties, however they are used", () => {
    const content = `
<ComplexType Name="car">
  <Property Name="color" Type="self.color"/>
  <Property Name="weights" Type="Collection(self.weight)"/>
  <Property Name="engine" Type="self.engine"/>
  <Property Name="name" Type="Edm.String"/>
</ComplexType>
<EnumType Name="color"/><EnumType Name="taste"/>
<TypeDefinition Name="weight" UnderlyingType="Edm.Decimal"/>
<ComplexType Name="engine"><Property Name="maker" Type="self.maker"/></ComplexType>
<ComplexType Name="maker"/>`;
    expect(typesIn(slice(content, "shop.car"))).toEqual([
      "car",
      "color",
      "weight",
      "engine",
      "maker",
    ]);
  });

  test("all derived types of a type that is referred to, with what they need", () => {
    const content = `
<EntityType Name="garage">
  <Property Name="floor" Type="self.surface"/>
  <NavigationProperty Name="cars" Type="Collection(self.car)" ContainsTarget="true"/>
</EntityType>
<ComplexType Name="surface"/>
<ComplexType Name="stone" BaseType="self.surface"/>
<ComplexType Name="marble" BaseType="self.stone"/>
<EntityType Name="vehicle"/>
<EntityType Name="car" BaseType="self.vehicle"/>
<EntityType Name="taxi" BaseType="self.car"><Property Name="fare" Type="self.fare"/></EntityType>
<EntityType Name="boat" BaseType="self.vehicle"/>
<ComplexType Name="fare"/>`;
    expect(typesIn(slice(content, "shop.garage"))).toEqual([
      "garage",
      "surface",
      "stone",
      "marble",
      "vehicle",
      "car",
      "taxi",
      "fare",
    ]);
  });

  test("the siblings of a type met as a base first and referred to later", () => {
    const content = `
<ComplexType Name="car" BaseType="self.vehicle"><Property Name="tows" Type="self.vehicle"/></ComplexType>
<ComplexType Name="vehicle"/>
<ComplexType Name="boat" BaseType="self.vehicle"/>`;
    expect(typesIn(slice(content, "shop.car"))).toEqual(["car", "vehicle", "boat"]);
  });

  test("what types that refer to each other need", () => {
    const content = `
<ComplexType Name="left"><Property Name="other" Type="self.right"/></ComplexType>
<ComplexType Name="right"><Property Name="other" Type="self.left"/><Property Name="same" Type="Collection(self.right)"/></ComplexType>`;
    expect(typesIn(slice(content, "shop.left"))).toEqual(["left", "right"]);
  });

  test("schemas of other namespaces as far as they are needed", () => {
    const selected = slice(
      `<ComplexType Name="car"><Property Name="engine" Type="motor.engine"/></ComplexType></Schema>
<Schema Namespace="motor" xmlns="http://docs.oasis-open.org/odata/ns/edm"><ComplexType Name="engine"/></Schema>
<Schema Namespace="paint" xmlns="http://docs.oasis-open.org/odata/ns/edm"><ComplexType Name="color"/>`,
      "shop.car",
    );
    expect([...selected.model.types.keys()]).toEqual(["shop.car", "motor.engine"]);
    expect(selected.model.schemas.map(({ namespace }) => namespace)).toEqual(["shop", "motor"]);
  });
});

describe("navigation", () => {
  const CHAIN = `
<EntityType Name="a">
  <NavigationProperty Name="inside" Type="self.inner" ContainsTarget="true"/>
  <NavigationProperty Name="next" Type="self.b"/>
</EntityType>
<EntityType Name="inner"><NavigationProperty Name="deep" Type="Collection(self.core)" ContainsTarget="true"/></EntityType>
<EntityType Name="core"/>
<EntityType Name="b">
  <NavigationProperty Name="inside" Type="self.innerB" ContainsTarget="true"/>
  <NavigationProperty Name="next" Type="Collection(self.c)"/>
</EntityType>
<EntityType Name="b2" BaseType="self.b"/>
<EntityType Name="innerB"/>
<EntityType Name="c"><Property Name="size" Type="self.size"/><NavigationProperty Name="next" Type="self.a"/></EntityType>
<ComplexType Name="size"><NavigationProperty Name="next" Type="self.d"/></ComplexType>
<EntityType Name="d"/>`;
  const contained = ["a", "inner", "core"];
  const first = [...contained, "b", "b2", "innerB"];
  const second = [...first, "c", "size"];
  const third = [...second, "d"];
  test.each([
    [undefined, contained],
    ["contained", contained],
    [0, contained],
    [1, first],
    [2, second],
    [3, third],
    [99, third],
    ["all", third],
  ] as const)("is followed as far as %s says", (navigation, expected) => {
    const selected = slice(CHAIN, "shop.a", navigation === undefined ? {} : { navigation });
    expect(typesIn(selected)).toEqual(expected);
  });

  test("is followed from where each root starts", () => {
    expect(typesIn(slice(CHAIN, ["shop.a", "shop.c"], { navigation: 1 }))).toEqual(third);
  });
});

describe("operations", () => {
  const OPERATIONS = `
<EntityType Name="thing"/>
<EntityType Name="car" BaseType="self.thing"/>
<EntityType Name="boat" BaseType="self.thing"/>
<Action Name="move" IsBound="true"><Parameter Name="it" Type="self.thing"/><Parameter Name="by" Type="self.distance"/></Action>
<Action Name="park" IsBound="true"><Parameter Name="all" Type="Collection(self.car)"/><Parameter Name="at" Type="Collection(self.place)"/></Action>
<Function Name="ticket" IsBound="true"><Parameter Name="it" Type="self.car"/><ReturnType Type="Collection(self.ticket)"/></Function>
<Function Name="ticket" IsBound="true"><Parameter Name="it" Type="self.boat"/><ReturnType Type="self.permit"/></Function>
<Action Name="reset"><Parameter Name="to" Type="self.state"/></Action>
<ComplexType Name="distance"/><ComplexType Name="place"/><ComplexType Name="garage" BaseType="self.place"/>
<EntityType Name="ticket"/><EntityType Name="permit"/><ComplexType Name="state"/>
<Action Name="pay" IsBound="true"><Parameter Name="it" Type="self.ticket"/><Parameter Name="price" Type="self.price"/></Action>
<ComplexType Name="price"/>`;

  test("come with the types they are bound to, alone or as a collection, and bring their own", () => {
    const selected = slice(OPERATIONS, "shop.car");
    expect(typesIn(selected)).toEqual([
      "thing",
      "car",
      "distance",
      "place",
      "garage",
      "ticket",
      "price",
    ]);
    expect(selected.model.schemas[0]?.operations.map(({ name }) => name)).toEqual([
      "move",
      "park",
      "ticket",
      "pay",
    ]);
  });

  test("link to the types of the slice", () => {
    const { model } = slice(OPERATIONS, "shop.car");
    const [, park, ticket] = model.schemas[0]?.operations ?? [];
    expect(park?.bindingParameter?.type.type).toBe(model.types.get("shop.car"));
    expect(park?.parameters[0]?.type.type).toBe(model.types.get("shop.place"));
    expect(ticket?.returnType?.type.type).toBe(model.types.get("shop.ticket"));
  });

  test("that are bound come not with an import of their name", () => {
    const content = `<EntityType Name="car"/>
<Function Name="best"><ReturnType Type="Edm.String"/></Function>
<Function Name="best" IsBound="true"><Parameter Name="it" Type="self.car"/><ReturnType Type="Edm.String"/></Function>
<EntityContainer Name="service"><FunctionImport Name="best" Function="self.best"/></EntityContainer>`;
    const selected = slice(content, "/best");
    expect(typesIn(selected)).toEqual([]);
    expect(linesOf(selected).filter((line) => line.startsWith("<Function "))).toEqual([
      '<Function Name="best">',
    ]);
  });
});
