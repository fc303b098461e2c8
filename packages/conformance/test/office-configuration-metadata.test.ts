import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import {
  applyOverlay,
  buildModel,
  checkModel,
  type CsdlDocument,
  formatDiagnostic,
  type Model,
  parseCsdl,
  selectModel,
  writeCsdl,
} from "@graphslice/csdl";
import { describe, expect, test } from "vitest";
import { compareFacts, listFacts } from "./list-facts.js";

const repository = fileURLToPath(new URL("../../../", import.meta.url));
const metadata = resolve(repository, "metadata/office-configuration");
const material = resolve(repository, process.env["GRAPHSLICE_MATERIAL"] ?? "../shared", "csdl");
const roots = ["/officeConfiguration"];

function parse(directory: string, file: string): CsdlDocument {
  const { document, diagnostics } = parseCsdl(readFileSync(resolve(directory, file)), { file });
  if (document === undefined) throw new Error(diagnostics.map(formatDiagnostic).join("\n"));
  return document;
}

function hashOf(file: string): string {
  return `sha256:${createHash("sha256").update(readFileSync(file)).digest("hex")}`;
}

const DESCRIPTION = "/@Org.OData.Core.V1.Description";
const DESCRIBED =
  /\/(?:\d )?(?:EntityType|ComplexType|Property|NavigationProperty|Action|Parameter|Singleton) \w+$|\/returnType$/;

const csdl = parse(metadata, "office-configuration.csdl.xml");
const overlaid = applyOverlay(csdl, parse(metadata, "overlay.xml"));
const written = buildModel([csdl]);
const complete = buildModel([overlaid.document]);

describe("metadata/office-configuration", () => {
  test.each(["office-configuration.csdl.xml", "overlay.xml"])(
    "%s reads without a problem",
    (file) => {
      const { diagnostics } = parseCsdl(readFileSync(resolve(metadata, file)), { file });
      expect(diagnostics.map(formatDiagnostic)).toEqual([]);
    },
  );

  test("links and checks without a problem", () => {
    const problems = [...written.diagnostics, ...checkModel(written.model)];
    expect(problems.map(formatDiagnostic)).toEqual([]);
  });

  test("takes its overlay without a problem", () => {
    const { model, diagnostics } = complete;
    const problems = [...overlaid.diagnostics, ...diagnostics, ...checkModel(model)];
    expect(problems.map(formatDiagnostic)).toEqual([]);
  });

  test("is what its root needs, and no more", () => {
    const { model, problems, cuts } = selectModel(complete.model, { roots });
    expect({ problems, cuts }).toEqual({ problems: [], cuts: [] });
    expect(writeCsdl(model)).toBe(writeCsdl(complete.model));
  });

  test("describes every type, member, operation, parameter and result", () => {
    const facts = listFacts(complete.model);
    const elements = facts.filter((fact) => DESCRIBED.test(fact));
    expect(elements).toContain("Schema microsoft.graph/Action assign/returnType");
    expect(elements.filter((element) => !facts.includes(element + DESCRIPTION))).toEqual([]);
  });

  test("has an overlay that says what the service sets and takes, and adds one property", () => {
    const differences = compareFacts(listFacts(written.model), listFacts(complete.model));
    // What it tells the mock of the service's rules has no part in the other packages.
    const elements = differences.filter(
      (fact) => !fact.includes(" = ") && !fact.includes("/@Graphslice.Mock.V1."),
    );
    expect(elements).toEqual([
      "+ Schema microsoft.graph/EntityType entity/Property id/@Org.OData.Core.V1.Computed",
      "+ Schema microsoft.graph/EntityType officeClientConfiguration/Property checkinStatuses/@Org.OData.Core.V1.Computed",
      "+ Schema microsoft.graph/EntityType officeClientConfiguration/Property lastModifiedDateTime",
      "+ Schema microsoft.graph/EntityType officeClientConfiguration/Property lastModifiedDateTime/@Org.OData.Core.V1.Computed",
      "+ Schema microsoft.graph/EntityType officeClientConfiguration/Property lastModifiedDateTime/@Org.OData.Core.V1.Description",
      "+ Schema microsoft.graph/EntityType officeClientConfiguration/Property policyPayload/@Org.OData.Core.V1.AcceptableMediaTypes",
      "+ Schema microsoft.graph/EntityType officeClientConfiguration/Property userCheckinSummary/@Org.OData.Core.V1.Computed",
      "+ Schema microsoft.graph/EntityType officeClientConfiguration/Property userPreferencePayload/@Org.OData.Core.V1.AcceptableMediaTypes",
      "+ Schema microsoft.graph/EntityType officeConfiguration/Property tenantCheckinStatuses/@Org.OData.Core.V1.Computed",
      "+ Schema microsoft.graph/EntityType officeConfiguration/Property tenantUserCheckinSummary/@Org.OData.Core.V1.Computed",
    ]);
  });

  test("has the hashes that source.json gives", () => {
    const source: unknown = JSON.parse(readFileSync(resolve(metadata, "source.json"), "utf8"));
    const files = readdirSync(metadata).filter((name) => name.endsWith(".xml"));
    const hashes = files.map((name) => [name, hashOf(resolve(metadata, name))]);
    expect(source).toHaveProperty("files", Object.fromEntries(hashes));
  });
});

if (!existsSync(material)) {
  test.skip(
    "metadata/office-configuration is as the service published it: GRAPHSLICE_MATERIAL/csdl is absent",
  );
} else {
  describe("metadata/office-configuration, beside what the service published (GRAPHSLICE_MATERIAL/csdl)", () => {
    const entityBefore =
      "- Schema microsoft.graph/EntityType officeConfiguration/baseType = microsoft.graph.entity";

    test.each([
      ["graph-beta-2018-12-18.csdl.xml", [entityBefore, "+ Schema microsoft.graph/alias = graph"]],
      ["graph-beta-2020-02-26.csdl.xml", [entityBefore]],
      ["graph-beta-2020-09-29.csdl.xml", []],
      ["graph-beta-2021-07-13.csdl.xml", []],
    ])(
      "says what %s says, but for its own descriptions and what changed since",
      (file, expected) => {
        const published = selectModel(publishedModel(file), { roots });
        expect(published.problems).toEqual([]);
        const differences = compareFacts(listFacts(published.model), listFacts(written.model));
        expect(differences.filter((fact) => !fact.includes(DESCRIPTION))).toEqual(expected);
      },
    );

    test("is not found in v1.0 of 2026-08, and the slice says so", () => {
      const { model, problems } = selectModel(publishedModel("graph-v1.0-2026-08-20.csdl.xml"), {
        roots,
      });
      expect(problems).toEqual([
        '"/officeConfiguration" names neither a type nor a child of the entity container',
      ]);
      expect(model.types.size).toBe(0);
    });
  });
}

function publishedModel(file: string): Model {
  return buildModel([parse(material, file)]).model;
}
