import type { Model } from "@graphslice/csdl";
import { compileProject, emitPackage, strictOptions } from "../packages/compile-project.js";
import { installPackages, rootOf } from "../packages/install-packages.js";
import { ValidatorPackage } from "./validator-package.js";

/**
 * Generates the validators of a model, emits their code with the compiler and loads them.
 *
 * @param directory where the package goes: below `node_modules`, as at a consumer's
 */
export async function buildValidators(
  name: string,
  model: Model,
  directory: string,
): Promise<ValidatorPackage> {
  await installPackages({ name, model, kinds: ["validators"] }, directory);
  const root = rootOf(directory, name, "validators");
  emitPackage(root);
  return ValidatorPackage.load(root);
}

/** What the compiler says of validators and models that are installed in a directory, without the platform's names. */
export function checkValidators(name: string, directory: string): readonly string[] {
  return compileProject(directory, {
    compilerOptions: { ...strictOptions, lib: ["ES2022"] },
    include: ["models", "validators"].flatMap((kind) =>
      ["src", "types"].map((folder) => `node_modules/@example/${name}-${kind}/${folder}`),
    ),
    config: "tsconfig.validators.json",
  });
}
