import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { resolveRoot, selectModel, type Model } from "@graphslice/csdl";
import { describe, expect, test } from "vitest";
import { readModel } from "../../src/generate-models.js";
import { describeProof } from "../../src/proof/describe-proof.js";
import { proveVerdicts } from "../../src/proof/prove-verdicts.js";
import { hasMaterial, readSnapshot } from "../material.js";
import { temporaryDirectory } from "../temporary-directory.js";

const directory = temporaryDirectory();
const TIMEOUT = 600_000;

/**
 * Proven in any case is the whole history of the smallest slice and the last step of the next; the rest takes minutes, and
 * is asked for with `GRAPHSLICE_PROOF=all`.
 */
const isWhole = process.env["GRAPHSLICE_PROOF"] === "all";

/** Neighbours in time; `GRAPHSLICE_PROOF_SNAPSHOTS` names others, separated by commas. */
const history = process.env["GRAPHSLICE_PROOF_SNAPSHOTS"]?.split(",") ?? [
  "graph-beta-2018-12-18",
  "graph-beta-2020-02-26",
  "graph-beta-2020-09-29",
  "graph-beta-2021-07-13",
];

/** Of a slice each; `/users` and `/groups` lead to the same types. `GRAPHSLICE_PROOF_ROOTS` names others. */
const slices = process.env["GRAPHSLICE_PROOF_ROOTS"]?.split(",") ?? [
  "/officeConfiguration",
  "/users /groups",
  ...(isWhole ? ["/deviceManagement"] : []),
];

const wholes = new Map<string, Model>();

function readWhole(name: string): Model {
  const model = wholes.get(name) ?? readModel(readSnapshot(name));
  wholes.set(name, model);
  return model;
}

describe.skipIf(!hasMaterial)("the compiler judges the verdicts (GRAPHSLICE_MATERIAL/csdl)", () => {
  test.each(slices)("on %s", { timeout: TIMEOUT }, async (slice) => {
    const roots = slice.split(" ");
    const snapshots = isWhole || slice === slices[0] ? history : history.slice(-2);
    const models = snapshots.map((name) => selectModel(readWhole(name), { roots }).model);
    const isIn = (root: string, name = ""): boolean =>
      typeof resolveRoot(root, readWhole(name)) !== "string";
    const pairs = models.slice(1).flatMap((after, index) => {
      const before = models[index];
      const name = `${slice}, ${snapshots[index]} to ${snapshots[index + 1]}`;
      const lostRoots = roots.filter(
        (root) => isIn(root, snapshots[index]) && !isIn(root, snapshots[index + 1]),
      );
      return before === undefined ? [] : [{ name, before, after, lostRoots }];
    });
    const place = join(directory, slice.replace(/\W/g, ""));
    mkdirSync(place);
    const proofs = await proveVerdicts(pairs, place);
    expect(proofs.flatMap(describeProof)).toEqual([]);
    expect(proofs.some((proof) => proof.statements > 300)).toBe(true);
  });
});
