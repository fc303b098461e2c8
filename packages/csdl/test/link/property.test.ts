import { expect, test } from "vitest";
import { formatDiagnostic } from "../../src/diagnostic.js";
import { buildModel } from "../../src/link/build-model.js";
import { parseDocument, wrapSchema } from "../parse/csdl-text.js";

test("a property whose type is an entity type is linked, with a warning", () => {
  const document = parseDocument(
    wrapSchema(`<EntityType Name="item"/>
<ComplexType Name="hit">
<Property Name="source" Type="self.item"/>
</ComplexType>`),
  );
  const { model, diagnostics } = buildModel([document]);
  expect(diagnostics.map(formatDiagnostic)).toEqual([
    'shop.xml:4:1: warning: Type of a Property is to be a primitive, enum or complex type, but "shop.item" is an EntityType; a NavigationProperty leads to entities [in Property source of ComplexType shop.hit]',
  ]);
  const hit = model.types.get("shop.hit");
  expect(hit?.kind === "ComplexType" && hit.properties[0]?.type.type).toBe(
    model.types.get("shop.item"),
  );
});
