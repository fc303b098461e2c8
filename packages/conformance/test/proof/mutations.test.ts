import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildModel, parseCsdl, type Model } from "@graphslice/csdl";
import { beforeAll, expect, test } from "vitest";
import { createRandom } from "../../../csdl/test/diff/mutate/create-random.js";
import { Mutant } from "../../../csdl/test/diff/mutate/mutant.js";
import { containerMutators } from "../../../csdl/test/diff/mutate/mutate-container.js";
import { memberMutators } from "../../../csdl/test/diff/mutate/mutate-members.js";
import { operationMutators } from "../../../csdl/test/diff/mutate/mutate-operations.js";
import { typeMutators } from "../../../csdl/test/diff/mutate/mutate-types.js";
import { describeProof } from "../../src/proof/describe-proof.js";
import { proveVerdicts, type Proof, type VersionPair } from "../../src/proof/prove-verdicts.js";
import { repository } from "../repository.js";
import { temporaryDirectory } from "../temporary-directory.js";

const directory = temporaryDirectory();
const groups = [typeMutators, memberMutators, operationMutators, containerMutators];
/** Of each input; more of them, and others, with `GRAPHSLICE_PROOF_MUTANTS` and `GRAPHSLICE_PROOF_SEED`. */
const MUTANTS = Number(process.env["GRAPHSLICE_PROOF_MUTANTS"] ?? 6);

/** The generator's cases, but for what only names or documentation is about. */
const cases = [
  "bound-operations",
  "enums",
  "keys",
  "name-clashes",
  "namespaces",
  "navigation",
  "open-types",
  "operation-results",
  "primitive-types",
  "streams",
  "type-definitions",
  "unbound-operations",
  "union-of-abstract-type",
  "union-of-complex-types",
  "union-of-concrete-type",
  "wide-hierarchy",
  "write-rules",
];

const inputs = [
  "metadata/office-configuration/office-configuration.csdl.xml",
  "packages/cli/test/library.csdl.xml",
  ...["capabilities", "derived-members", "keys-and-types", "operations"].map(
    (name) => `packages/generator/test/client/cases/${name}/input.csdl.xml`,
  ),
  ...cases.map((name) => `packages/generator/test/cases/${name}/input.csdl.xml`),
];

/** Metadata beside what becomes of it by a few changes. */
function mutate(path: string): readonly VersionPair[] {
  const { document } = parseCsdl(readFileSync(join(repository, path)), { file: path });
  if (document === undefined) throw new Error(`${path} does not parse`);
  const before: Model = buildModel([document]).model;
  const random = createRandom(Number(process.env["GRAPHSLICE_PROOF_SEED"] ?? path.length));
  return Array.from({ length: MUTANTS }, (_, round): VersionPair => {
    const mutant = new Mutant(document, before, random);
    for (let attempts = 0; mutant.expected.length <= round % 4 && attempts < 100; attempts++) {
      mutant.pick(mutant.pick(groups) ?? [])?.(mutant);
    }
    const after = buildModel([mutant.document as typeof document]).model;
    return { name: `${path} with ${mutant.expected.join("; ")}`, before, after };
  });
}

let proofs: readonly Proof[];

// All at once: the compiler starts once, and reads what clients are built on once.
beforeAll(async () => {
  proofs = await proveVerdicts(inputs.flatMap(mutate), directory);
}, 300_000);

test.each(inputs.map((path, index) => [path, index * MUTANTS] as const))(
  "no verdict is too low for changes made to %s",
  (_, start) => {
    const own = proofs.slice(start, start + MUTANTS);
    expect(own.flatMap(describeProof)).toEqual([]);
    expect(own.some(({ failures }) => failures.length > 0)).toBe(true);
  },
);
