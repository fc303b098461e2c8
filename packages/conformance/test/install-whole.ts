import type { Model } from "@graphslice/csdl";
import { PACKAGE_KINDS } from "@graphslice/generator";
import { readModel } from "../src/generate-models.js";
import { emitPackage } from "../src/packages/compile-project.js";
import { installPackages, rootOf } from "../src/packages/install-packages.js";
import { makeOnce } from "./make-once.js";
import { readSnapshot } from "./material.js";

/** All packages of the whole of Graph, installed as at a consumer's. */
export interface InstalledWhole {
  /** That the slice is called; its packages are `@example/NAME-KIND`. */
  readonly name: string;
  readonly model: Model;
  /** Where they are. Other tests use them too: a file that is added has a name of its own, and none is changed. */
  readonly directory: string;
}

/**
 * Generates the packages of a snapshot, and emits the code of its validators and mocks. It takes as long as many tests do,
 * so it is done once for all of them.
 */
export async function installWhole(snapshot: string): Promise<InstalledWhole> {
  const name = "whole";
  const model = readModel(readSnapshot(snapshot));
  const directory = await makeOnce(snapshot, async (place) => {
    // JSON Schemas have tests of their own.
    const isWanted = (path: string): boolean => !path.startsWith("json-schema/");
    await installPackages({ name, model, kinds: PACKAGE_KINDS, isWanted }, place);
    for (const kind of ["validators", "mocks"] as const) emitPackage(rootOf(place, name, kind));
  });
  return { name, model, directory };
}
