import { existsSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type { CsdlDocument } from "../../src/document.js";
import { diffModels } from "../../src/diff/diff-models.js";
import { buildModel } from "../../src/link/build-model.js";
import type { Model } from "../../src/model.js";
import { parseCsdl } from "../../src/parse/parse-csdl.js";
import { describeChange } from "./describe-change.js";
import { containerMutators } from "./mutate/mutate-container.js";
import { memberMutators } from "./mutate/mutate-members.js";
import { operationMutators } from "./mutate/mutate-operations.js";
import { typeMutators } from "./mutate/mutate-types.js";
import { Mutant } from "./mutate/mutant.js";
import { createRandom } from "./mutate/create-random.js";
import { rewriteDocument } from "./mutate/rewrite-document.js";

const repository = fileURLToPath(new URL("../../../../", import.meta.url));
const material = resolve(repository, process.env["GRAPHSLICE_MATERIAL"] ?? "../shared", "csdl");
const groups = [typeMutators, memberMutators, operationMutators, containerMutators];

interface Metadata {
  readonly document: CsdlDocument;
  readonly model: Model;
}

function readMetadata(path: string): Metadata {
  const { document } = parseCsdl(readFileSync(path), { file: path });
  if (document === undefined) throw new Error(`${path} does not parse`);
  return { document, model: buildModel([document]).model };
}

/** Applies so many changes at once and compares what a diff says with what was done. */
function mutate({ document, model }: Metadata, count: number, random: () => number): number {
  const mutant = new Mutant(document, model, random);
  for (let attempts = 0; mutant.expected.length < count && attempts < count * 30; attempts++) {
    const mutators = mutant.pick(groups) ?? [];
    mutant.pick(mutators)?.(mutant);
  }
  const after = rewriteDocument(mutant.document as CsdlDocument, random);
  const changes = diffModels(model, buildModel([after]).model);
  expect(changes.map(describeChange).sort()).toEqual([...mutant.expected].sort());
  return mutant.expected.length;
}

describe("changes made by program are told, no more and no less", () => {
  const inputs = [
    "metadata/office-configuration/office-configuration.csdl.xml",
    "packages/cli/test/library.csdl.xml",
    "packages/conformance/test/json-schema/every-construct.csdl.xml",
    ...readdirSync(resolve(repository, "packages/generator/test/cases")).map(
      (name) => `packages/generator/test/cases/${name}/input.csdl.xml`,
    ),
  ];

  test.each(inputs)("to %s", (path) => {
    const metadata = readMetadata(resolve(repository, path));
    const random = createRandom(path.length);
    let done = 0;
    for (let round = 0; done < 200; round++) done += mutate(metadata, 1 + (round % 8), random);
  });
});

if (!existsSync(material)) {
  test.skip("changes to Graph's metadata are told: GRAPHSLICE_MATERIAL/csdl is absent");
} else {
  describe("changes to Graph's metadata (GRAPHSLICE_MATERIAL/csdl)", () => {
    test.each(["graph-beta-2021-07-13", "graph-v1.0-2026-08-20"])("%s", (name) => {
      const metadata = readMetadata(resolve(material, `${name}.csdl.xml`));
      const random = createRandom(name.length);
      let done = 0;
      for (const count of [1, 9, 100, 500, 500]) done += mutate(metadata, count, random);
      expect(done).toBeGreaterThan(1000);
    });
  });
}
