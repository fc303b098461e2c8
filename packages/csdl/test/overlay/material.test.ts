import { existsSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { formatDiagnostic } from "../../src/diagnostic.js";
import type { CsdlDocument } from "../../src/document.js";
import { buildModel } from "../../src/link/build-model.js";
import { applyOverlay } from "../../src/overlay/apply-overlay.js";
import { parseCsdl } from "../../src/parse/parse-csdl.js";
import { describeModel } from "../write/describe-model.js";

const repository = fileURLToPath(new URL("../../../../", import.meta.url));
const directory = resolve(repository, process.env["GRAPHSLICE_MATERIAL"] ?? "../shared", "csdl");
const files = existsSync(directory)
  ? readdirSync(directory).filter((name) => name.endsWith(".csdl.xml"))
  : [];

function parse(source: string | Uint8Array, file: string): CsdlDocument {
  const { document, diagnostics } = parseCsdl(source, { file });
  if (document === undefined) throw new Error(diagnostics.map(formatDiagnostic).join("\n"));
  return document;
}

if (files.length === 0)
  test.skip("Graph's metadata is overlaid: GRAPHSLICE_MATERIAL/csdl is absent");
else
  describe("Graph's metadata (GRAPHSLICE_MATERIAL/csdl)", () => {
    test.each(files)("%s is the same with itself as an overlay", (file) => {
      const base = parse(readFileSync(resolve(directory, file)), file);
      const { document, diagnostics } = applyOverlay(base, base);
      expect(diagnostics.map(formatDiagnostic)).toEqual([]);
      expect(describeModel(buildModel([document]).model)).toEqual(
        describeModel(buildModel([base]).model),
      );
    });

    test("gets a property that its reference pages have", () => {
      const file = "graph-beta-2021-07-13.csdl.xml";
      const overlay = `<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices><Schema Namespace="microsoft.graph" Alias="self" xmlns="http://docs.oasis-open.org/odata/ns/edm">
<EntityType Name="officeClientConfiguration"><Property Name="lastModifiedDateTime" Type="Edm.DateTimeOffset"><Annotation Term="Org.OData.Core.V1.Computed" Bool="true"/></Property></EntityType>
</Schema></edmx:DataServices></edmx:Edmx>`;
      const base = parse(readFileSync(resolve(directory, file)), file);
      const { document, diagnostics } = applyOverlay(base, parse(overlay, "overlay.xml"));
      expect(diagnostics).toEqual([]);
      const type = buildModel([document]).model.types.get(
        "microsoft.graph.officeClientConfiguration",
      );
      const properties = type?.kind === "EntityType" ? type.properties : [];
      expect(properties.filter((property) => property.overlay === "overlay.xml")).toMatchObject([
        { name: "lastModifiedDateTime", place: { file: "overlay.xml", line: 2 } },
      ]);
    });
  });
