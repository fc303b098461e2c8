import { describe, expect, test } from "vitest";
import { overlay } from "./overlay-text.js";

describe("an overlay's annotations replace the base's of the same term and qualifier", () => {
  const descriptionsOf = (lines: readonly string[]): readonly string[] =>
    lines.filter((line) => line.includes("Core.V1.Description"));
  const priced = '<Annotation Term="Org.OData.Core.V1.Description" String="what it costs"/>';
  const made = '<Annotation Term="Org.OData.Core.V1.Description" String="made of"/>';
  const given = '<Annotation Term="Org.OData.Core.V1.Description" String="new"/>';
  const annotation = '<Annotation Term="Core.Description" String="new"/>';

  test.each([
    [
      "inline over inline",
      `<EntityType Name="product"><Property Name="price" Type="our.price">${annotation}</Property></EntityType>`,
      [given, made],
    ],
    [
      "external over inline",
      `<Annotations Target="our.product/price">${annotation}</Annotations>`,
      [given, made],
    ],
    [
      "inline over external",
      `<EntityType Name="product"><NavigationProperty Name="parts" Type="Collection(our.product)">${annotation}</NavigationProperty></EntityType>`,
      [priced, given],
    ],
    [
      "external over external",
      `<Annotations Target="our.product/parts">${annotation}</Annotations>`,
      [priced, given],
    ],
  ])("%s", (_, content, expected) => {
    expect(descriptionsOf(overlay(content))).toEqual(expected);
  });

  test("and stand beside those of another qualifier", () => {
    const lines = overlay(
      `<Annotations Target="our.product/parts" Qualifier="short">${annotation}</Annotations>`,
    );
    expect(descriptionsOf(lines)).toHaveLength(3);
  });

  test("on one overload, not on the others", () => {
    const lines = overlay(`
<Annotations Target="our.close(our.product)"><Annotation Term="our.unit" String="one"/></Annotations>`);
    expect(lines.filter((line) => line.includes("shop.unit"))).toHaveLength(1);
  });
});
