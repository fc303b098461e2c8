import type { Model, StructuredType } from "@graphslice/csdl";
import { createInstanceMaker } from "@graphslice/mock/fixtures/model";
import { isDeepStrictEqual } from "node:util";
import type { Mode, ValidatorPackage } from "../validators/validator-package.js";
import type { Fixture, MocksPackage } from "./mocks-package.js";

/** What is to be told of the fixtures of a package. */
export interface FixtureReport {
  /** How many fixtures were judged. */
  readonly judged: number;
  /** Types that have no fixtures. */
  readonly without: readonly string[];
  /** What the validators have against fixtures, and those that differ in a second run or from the model's. */
  readonly faults: readonly string[];
}

const MODES: readonly (readonly [mode: Mode, suffix: string])[] = [
  ["response", ""],
  ["create", "Create"],
  ["update", "Update"],
];

/** Judges what each fixture function makes of some seeds by the validators of the same model, in the mode it is for. */
export async function judgeFixtures(
  model: Model,
  mocks: MocksPackage,
  validators: ValidatorPackage,
  seeds: readonly number[],
): Promise<FixtureReport> {
  const { createInstance } = createInstanceMaker(model);
  const without: string[] = [];
  const faults: string[] = [];
  let judged = 0;
  for (const type of model.types.values()) {
    const name = mocks.names.get(type.qualifiedName);
    if (!isStructured(type) || name === undefined) continue;
    const schemas = await validators.schemasOf(type.qualifiedName);
    for (const [mode, suffix] of MODES) {
      const fixture = fixtureFor(type, name, mode, suffix, mocks);
      if (fixture === undefined) {
        without.push(`create${name}${suffix}`);
        continue;
      }
      for (const seed of seeds) {
        const options = { seed, mode, path: String(seed % 3) };
        const value = fixture({}, options);
        judged += 1;
        const { issues = [] } = schemas[mode].safeParse(value);
        const place = `create${name}${suffix}, seed ${seed}`;
        faults.push(...issues.map(({ message }) => `${place}: ${message}`));
        if (!isDeepStrictEqual(fixture({}, options), value))
          faults.push(`${place}: differs in a second run`);
        if (mode !== "response") continue;
        const instance: unknown = JSON.parse(JSON.stringify(createInstance(type, options) ?? null));
        if (!isDeepStrictEqual(instance, JSON.parse(JSON.stringify(value)))) {
          faults.push(
            `${place}: is not as the model's: ${JSON.stringify(instance)} and ${JSON.stringify(value)}`,
          );
        }
      }
    }
  }
  return { judged, without, faults };
}

/** Complex types have one function for every mode. */
function fixtureFor(
  { kind }: StructuredType,
  name: string,
  mode: Mode,
  suffix: string,
  { exports }: MocksPackage,
): Fixture | undefined {
  return exports[`create${name}${kind === "EntityType" && mode !== "response" ? suffix : ""}`];
}

function isStructured(type: { readonly kind: string }): type is StructuredType {
  return type.kind === "EntityType" || type.kind === "ComplexType";
}
