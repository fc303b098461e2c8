import { describe, expect, test } from "vitest";
import { diagnose, overlay } from "./overlay-text.js";

describe("an overlay removes", () => {
  const REMOVE = '<Annotation Term="Overlay.Remove"/>';
  const remove = (target: string): string =>
    `<Annotations Target="${target}">${REMOVE}</Annotations>`;

  test.each([
    [
      "a property",
      `<EntityType Name="product"><Property Name="price" Type="Edm.String">${REMOVE}</Property></EntityType>`,
      'Property Name="price"',
    ],
    ["a property by its path", remove("our.product/price"), 'Property Name="price"'],
    ["a navigation property and what was said about it", remove("our.product/parts"), "parts"],
    [
      "an enumeration member",
      `<EnumType Name="color"><Member Name="green">${REMOVE}</Member></EnumType>`,
      "green",
    ],
    ["an enumeration member by its path", remove("our.color/green"), "green"],
    ["a type", `<EnumType Name="color">${REMOVE}</EnumType>`, "EnumType"],
    ["a type by its path", remove("our.weight"), "TypeDefinition"],
    ["a term", `<Term Name="unit" Type="Edm.String">${REMOVE}</Term>`, "<Term"],
    ["all overloads of an operation", remove("our.close"), "Action"],
    [
      "one overload of an operation",
      `<Action Name="close" IsBound="true"><Parameter Name="any" Type="Collection(our.product)"/>${REMOVE}</Action>`,
      'Parameter Name="all"',
    ],
    [
      "one overload of an operation by its path",
      remove("our.close(Collection(our.product))"),
      'Parameter Name="all"',
    ],
    ["a function without parameters by its path", remove("our.cheapest()"), "Function"],
    [
      "an entity set",
      `<EntityContainer Name="service"><EntitySet Name="products" EntityType="our.product">${REMOVE}</EntitySet></EntityContainer>`,
      "EntitySet",
    ],
    ["a singleton by its path", remove("our.service/best"), "Singleton"],
  ])("%s", (_, content, gone) => {
    expect(overlay("").some((line) => line.includes(gone))).toBe(true);
    expect(overlay(content).some((line) => line.includes(gone))).toBe(false);
  });

  test("one overload and leaves the others", () => {
    const lines = overlay(remove("our.close(our.product)"));
    expect(lines).toContain('<Parameter Name="all" Type="Collection(shop.product)"/>');
    expect(lines).not.toContain('<Parameter Name="it" Type="shop.product"/>');
  });

  test("before it adds, and so replaces", () => {
    const lines = overlay(`
<EntityType Name="product"><Property Name="price" Type="Edm.Decimal"/></EntityType>
${remove("our.product/price")}`);
    expect(lines).toContain('<Property Name="price" Type="Edm.Decimal"/>');
  });

  test("nothing where the value is false", () => {
    const content =
      '<Annotations Target="our.product/price"><Annotation Term="Overlay.Remove" Bool="false"/></Annotations>';
    expect(overlay(content)).toEqual(overlay(""));
  });

  test.each([
    [
      remove("our.product/prize"),
      `overlay.xml:2:1: error: cannot remove "shop.product/prize": "prize" is not declared; did you mean "price"? [in Annotations shop.product/prize]`,
    ],
    [
      remove("our.produkt"),
      `overlay.xml:2:1: error: cannot remove "shop.produkt": "shop.produkt" is not declared; did you mean "shop.product"? [in Annotations shop.produkt]`,
    ],
    [
      remove("shops.product"),
      `overlay.xml:2:1: error: cannot remove "shops.product": "shops" is not declared; did you mean "shop"? [in Annotations shops.product]`,
    ],
    [
      remove("our.close(Edm.String)"),
      `overlay.xml:2:1: error: cannot remove "shop.close(Edm.String)": "shop.close(Edm.String)" is not declared [in Annotations shop.close(Edm.String)]`,
    ],
    [
      `<EntityType Name="price">${REMOVE}</EntityType>`,
      `overlay.xml:2:1: error: expected "shop.price" to be a ComplexType, as declared at shop.xml:11:1, but found an EntityType [in EntityType shop.price]`,
    ],
    [
      `<EnumType Name="color"><Member Name="blue">${REMOVE}</Member></EnumType>`,
      `overlay.xml:2:24: error: cannot remove "shop.color/blue": "blue" is not declared [in Member blue of EnumType shop.color]`,
    ],
    [
      `<EnumType Name="color">${REMOVE}<Member Name="blue"/></EnumType>`,
      `overlay.xml:2:1: error: EnumType shop.color is removed, but has content; leave out the content or graphslice.Overlay.V1.Remove [in EnumType shop.color]`,
    ],
    [
      remove("our.close/it"),
      "overlay.xml:2:1: error: cannot remove shop.close/it; expected graphslice.Overlay.V1.Remove on a type, a member of a type, an operation or a child of the entity container [in Annotations shop.close/it]",
    ],
    [
      `<ComplexType Name="price"><Annotation Term="Core.Description">${REMOVE}</Annotation></ComplexType>`,
      "overlay.xml:2:27: error: cannot remove Annotation Org.OData.Core.V1.Description; expected graphslice.Overlay.V1.Remove on a type, a member of a type, an operation or a child of the entity container [in ComplexType shop.price]",
    ],
    [
      REMOVE,
      "overlay.xml:1:353: error: cannot remove Schema shop; expected graphslice.Overlay.V1.Remove on a type, a member of a type, an operation or a child of the entity container",
    ],
  ])("nothing that is not there or not removable: %s", (content, expected) => {
    expect(diagnose(content)).toEqual([expected]);
  });

  test("no parameter and no return type", () => {
    const messages = diagnose(`
<Function Name="cheapest"><Parameter Name="n" Type="Edm.Int32">${REMOVE}</Parameter><ReturnType Type="our.product">${REMOVE}</ReturnType></Function>`);
    expect(messages.map((message) => message.split(";")[0])).toEqual([
      "overlay.xml:3:27: error: cannot remove Parameter n of Function shop.cheapest",
      "overlay.xml:3:111: error: cannot remove ReturnType of Function shop.cheapest",
    ]);
  });
});
