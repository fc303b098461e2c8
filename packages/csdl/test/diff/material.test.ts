import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { diffModels } from "../../src/diff/diff-models.js";
import { buildModel } from "../../src/link/build-model.js";
import type { Model } from "../../src/model.js";
import { parseCsdl } from "../../src/parse/parse-csdl.js";
import { selectModel } from "../../src/select/select-model.js";
import { describeChange } from "./describe-change.js";

const repository = fileURLToPath(new URL("../../../../", import.meta.url));
const directory = resolve(repository, process.env["GRAPHSLICE_MATERIAL"] ?? "../shared", "csdl");

function readModel(date: string): Model {
  const file = resolve(directory, `graph-beta-${date}.csdl.xml`);
  const { document } = parseCsdl(readFileSync(file), { file });
  if (document === undefined) throw new Error(`${file} does not parse`);
  return buildModel([document]).model;
}

if (!existsSync(directory)) {
  test.skip("Graph's metadata is compared over time: GRAPHSLICE_MATERIAL/csdl is absent");
} else {
  describe("Graph's metadata over time (GRAPHSLICE_MATERIAL/csdl)", () => {
    const lostBase =
      "changed EntityType microsoft.graph.officeConfiguration BaseType microsoft.graph.entity -> nothing";
    test.each([
      ["2018-12-18", "2020-02-26", []],
      ["2020-02-26", "2020-09-29", [lostBase]],
      ["2020-09-29", "2021-07-13", []],
    ] as const)("from %s to %s /officeConfiguration changed in %j", (from, to, expected) => {
      const before = readModel(from);
      const after = readModel(to);
      const slice = (model: Model): Model =>
        selectModel(model, { roots: ["/officeConfiguration"] }).model;
      expect(diffModels(slice(before), slice(after)).map(describeChange)).toEqual(expected);
      const changes = diffModels(before, after).map(describeChange);
      expect(changes.length).toBeGreaterThan(1000);
      expect(diffModels(readModel(from), readModel(to)).map(describeChange)).toEqual(changes);
      expect(diffModels(after, after)).toEqual([]);
    });
  });
}
