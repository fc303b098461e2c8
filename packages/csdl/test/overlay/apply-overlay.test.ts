import { describe, expect, test } from "vitest";
import { buildModel } from "../../src/link/build-model.js";
import { applyOverlay } from "../../src/overlay/apply-overlay.js";
import { BASE, parse } from "./overlay-text.js";

describe("applyOverlay", () => {
  test("keeps the provenance of what it adds", () => {
    const { document } = applyOverlay(
      parse("shop.xml", BASE),
      parse(
        "overlay.xml",
        '<EntityType Name="product"><Property Name="made" Type="Edm.Date"/></EntityType><ComplexType Name="size"/>',
      ),
    );
    const { types } = buildModel([document]).model;
    const product = types.get("shop.product");
    expect(product?.overlay).toBeUndefined();
    expect(types.get("shop.size")?.overlay).toBe("overlay.xml");
    const properties = product?.kind === "EntityType" ? product.properties : [];
    expect(properties.map(({ name, overlay: file }) => [name, file])).toEqual([
      ["id", undefined],
      ["price", undefined],
      ["made", "overlay.xml"],
    ]);
  });

  test("does not change its input", () => {
    const base = parse("shop.xml", BASE);
    const added = parse(
      "overlay.xml",
      '<EntityType Name="product"><Property Name="made" Type="Edm.Date"/></EntityType><Annotations Target="self.product/parts"><Annotation Term="Core.Description"/></Annotations>',
    );
    applyOverlay(base, added);
    expect(base).toEqual(parse("shop.xml", BASE));
  });

  test("reads the overlay's names by its own aliases", () => {
    const content = '<ComplexType Name="size"><Annotation Term="self.Description"/></ComplexType>';
    const added = parse("overlay.xml", content.replace("self", "Core"), "our");
    const { document } = applyOverlay(parse("shop.xml", BASE), {
      ...parse("overlay.xml", content, "our"),
      references: added.references.map((reference) => ({
        ...reference,
        includes: reference.includes.map((include) => ({ ...include, alias: "self" })),
      })),
    });
    const size = buildModel([document]).model.types.get("shop.size");
    expect(size?.annotations.map(({ term }) => term)).toEqual(["Org.OData.Core.V1.Description"]);
  });
});
