import { existsSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { checkModel } from "../../src/check/check-model.js";
import { formatDiagnostic } from "../../src/diagnostic.js";
import { buildModel } from "../../src/link/build-model.js";
import type { Model } from "../../src/model.js";
import { parseCsdl } from "../../src/parse/parse-csdl.js";
import { explainType, selectModel } from "../../src/select/select-model.js";
import { describeModel } from "../write/describe-model.js";
import { leaksOf } from "./find-links.js";

const repository = fileURLToPath(new URL("../../../../", import.meta.url));
const directory = resolve(repository, process.env["GRAPHSLICE_MATERIAL"] ?? "../shared", "csdl");
const files = existsSync(directory)
  ? readdirSync(directory).filter((name) => name.endsWith(".csdl.xml"))
  : [];

const models = new Map<string, Model>();

/** The model of a file, read once. One of them has properties of entity types, which linking reports. */
function modelOf(file: string): Model {
  const known = models.get(file);
  if (known !== undefined) return known;
  const { document } = parseCsdl(readFileSync(resolve(directory, file)), { file });
  if (document === undefined) throw new Error(`${file} does not parse`);
  const { model } = buildModel([document]);
  models.set(file, model);
  return model;
}

const V1 = "graph-v1.0-2026-08-20.csdl.xml";
const BETA = "graph-beta-2021-07-13.csdl.xml";

if (files.length === 0) {
  test.skip("Graph's metadata is sliced: GRAPHSLICE_MATERIAL/csdl is absent");
} else {
  describe("Graph's metadata (GRAPHSLICE_MATERIAL/csdl)", () => {
    test.each(files)("%s, all of it selected, is the same model", (file) => {
      const selected = selectModel(modelOf(file), { roots: [] });
      expect(selected.problems).toEqual([]);
      expect(describeModel(selected.model)).toEqual(describeModel(modelOf(file)));
    });

    test.each([
      [BETA, { roots: ["/officeConfiguration"] }],
      [BETA, { roots: ["/users"], exclude: ["microsoft.graph.*ook*", "*/photo"] }],
      [V1, { roots: ["/users"] }],
      [V1, { roots: ["/users"], navigation: 1 }],
      [V1, { roots: ["/deviceManagement"] }],
      [V1, { roots: ["/security"] }],
      [V1, { roots: ["/users/messages", "/deviceManagement/deviceConfigurations"] }],
      [V1, { roots: ["/security/alerts_v2"], exclude: ["microsoft.graph.security.*Evidence"] }],
    ] as const)("%s, sliced to %j, has no problem of its own", (file, selection) => {
      const model = modelOf(file);
      const slice = selectModel(model, selection);
      expect(slice.problems).toEqual([]);
      const known = new Set(checkModel(model).map(formatDiagnostic));
      // Annotations are copied as they are: their paths may name what only the whole model has.
      const diagnostics = checkModel(slice.model).filter(
        ({ message }) => !message.startsWith('path "'),
      );
      const added = diagnostics.map(formatDiagnostic).filter((text) => !known.has(text));
      expect(added).toEqual([]);
      expect(leaksOf(slice.model, model)).toEqual([]);
      for (const name of slice.model.types.keys()) {
        expect(explainType(name, slice.reasons).at(-1)?.reason).toMatch(/^(root|on the way of) /);
      }
    });

    test.each(files.filter((file) => /beta-20(18|2[01])/.test(file)))(
      "%s has ten types, two actions and one singleton at /officeConfiguration",
      (file) => {
        const { model, cuts } = selectModel(modelOf(file), { roots: ["/officeConfiguration"] });
        expect([...model.types.keys()].sort()).toEqual(
          [
            "entity",
            "officeClientCheckinStatus",
            "officeClientConfiguration",
            "officeClientConfigurationAssignment",
            "officeConfiguration",
            "officeConfigurationAssignmentTarget",
            "officeConfigurationGroupAssignmentTarget",
            "officeUserCheckinSummary",
            "windowsOfficeClientConfiguration",
            "windowsOfficeClientSecurityConfiguration",
          ].map((name) => `microsoft.graph.${name}`),
        );
        const operations = model.schemas.flatMap((schema) => schema.operations);
        expect(operations.map(({ name }) => name).sort()).toEqual(["assign", "updatePriorities"]);
        expect(model.container?.singletons.map(({ name }) => name)).toEqual([
          "officeConfiguration",
        ]);
        expect(model.container?.entitySets).toEqual([]);
        expect(cuts).toEqual([]);
      },
    );

    test("of v1.0 has the root no more", () => {
      expect(selectModel(modelOf(V1), { roots: ["/officeConfiguration"] }).problems).toEqual([
        '"/officeConfiguration" names neither a type nor a child of the entity container',
      ]);
    });

    test("grows with the navigation that is followed", () => {
      const sizes = (["contained", 1, 2, "all"] as const).map(
        (navigation) =>
          selectModel(modelOf(V1), { roots: ["/domains"], navigation }).model.types.size,
      );
      expect(sizes).toEqual(sizes.toSorted((a, b) => a - b));
      expect(new Set(sizes).size).toBeGreaterThan(2);
    });
  });
}
