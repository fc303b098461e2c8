import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Model } from "@graphslice/csdl";
import { describe, expect, test } from "vitest";
import { readModel } from "../../src/generate-models.js";
import { judgeFixtures, type FixtureReport } from "../../src/mocks/judge-fixtures.js";
import { loadMocks } from "../../src/mocks/mocks-package.js";
import { emitPackage } from "../../src/packages/compile-project.js";
import { installPackages, rootOf } from "../../src/packages/install-packages.js";
import { ValidatorPackage } from "../../src/validators/validator-package.js";
import { installWhole, type InstalledWhole } from "../install-whole.js";
import { hasMaterial } from "../material.js";
import { repository } from "../repository.js";
import { temporaryDirectory } from "../temporary-directory.js";

const cases = join(repository, "packages/generator/test/cases");
const office = join(repository, "metadata/office-configuration");
const directory = temporaryDirectory();

function read(file: string): { readonly file: string; readonly text: Uint8Array } {
  return { file, text: readFileSync(file) };
}

async function judge(
  place: string,
  model: Model,
  seeds: readonly number[],
): Promise<FixtureReport> {
  const slice = { name: "slice", model, directory: join(directory, place) };
  await installPackages({ ...slice, kinds: ["models", "validators", "mocks"] }, slice.directory);
  emitPackage(rootOf(slice.directory, slice.name, "validators"));
  emitPackage(rootOf(slice.directory, slice.name, "mocks"));
  return judgeInstalled(slice, seeds);
}

async function judgeInstalled(
  { name, model, directory }: InstalledWhole,
  seeds: readonly number[],
): Promise<FixtureReport> {
  const validators = await ValidatorPackage.load(rootOf(directory, name, "validators"));
  return judgeFixtures(model, await loadMocks(name, directory), validators, seeds);
}

const SEEDS = Array.from({ length: 50 }, (_, seed) => seed);

describe("every fixture is valid in the mode that it is for, the same each time, and as the model's", () => {
  test("of the slice that ships", async () => {
    const model = readModel(
      read(join(office, "office-configuration.csdl.xml")),
      read(join(office, "overlay.xml")),
    );
    const { judged, without, faults } = await judge("office", model, SEEDS);
    expect({ without, faults }).toEqual({ without: [], faults: [] });
    expect(judged).toBe(10 * 3 * SEEDS.length);
  });

  // What stands where does not matter here, and the names of that case are as long as files' can be.
  const names = readdirSync(cases).filter((name) => name !== "overlay");
  test.each(names)("of the generator's case %s", async (name) => {
    const model = readModel(read(join(cases, name, "input.csdl.xml")));
    const { faults } = await judge(name, model, SEEDS.slice(0, 20));
    expect(faults).toEqual([]);
  });

  if (!hasMaterial) {
    test.skip("of the whole of Graph: GRAPHSLICE_MATERIAL/csdl is absent");
    return;
  }
  test.each(["graph-v1.0-2026-08-20", "graph-beta-2021-07-13"])(
    "of the whole of %s",
    { timeout: 240_000 },
    async (snapshot) => {
      const whole = await installWhole(snapshot);
      const { judged, without, faults } = await judgeInstalled(whole, [0, 1, 2]);
      expect(faults.slice(0, 20)).toEqual([]);
      expect(judged).toBeGreaterThan(20_000);
      expect(without.filter((name) => !/Create$|Update$/.test(name)).length).toBeLessThan(10);
    },
  );
});
