import type { Model } from "@graphslice/csdl";
import { createInstanceMaker, type InstanceMaker } from "../fixtures/model/index.js";
import type { Seeder } from "./seeder.js";

/** Makes fixtures of a model's types. The model is looked through when the first one is asked for. */
export function createSeeder(model: Model, seed: number): Seeder {
  let maker: InstanceMaker | undefined;
  const fixtures = (): InstanceMaker => (maker ??= createInstanceMaker(model));
  return {
    createEntity: (type, path) => fixtures().createInstance(type, { seed, path }),
    createValue: (type, path) => fixtures().createValue(type, { seed, path }),
  };
}
