import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Model } from "@graphslice/csdl";
import type { FixtureOptions } from "@graphslice/mock/fixtures";
import { compileProject, emitPackage, strictOptions } from "../packages/compile-project.js";
import { installPackages, rootOf } from "../packages/install-packages.js";

/** A function that makes fixtures. */
export type Fixture = (overrides?: object, options?: FixtureOptions) => object;

/** A mocks package that is built, as a consumer sees it. */
export interface MocksPackage {
  /** What the package exports. */
  readonly exports: Readonly<Record<string, Fixture>>;
  /** The TypeScript names of the structured types, by qualified name. */
  readonly names: ReadonlyMap<string, string>;
}

/**
 * Generates the mocks of a model, emits their code with the compiler and loads them.
 *
 * @param directory where the packages go: below `node_modules`, as at a consumer's
 */
export async function buildMocks(
  name: string,
  model: Model,
  directory: string,
): Promise<MocksPackage> {
  await installPackages({ name, model, kinds: ["models", "mocks"] }, directory);
  emitPackage(rootOf(directory, name, "mocks"));
  return loadMocks(name, directory);
}

/** Loads mocks whose code is emitted, and which are installed in a directory along with the models. */
export async function loadMocks(name: string, directory: string): Promise<MocksPackage> {
  const file = join(rootOf(directory, name, "mocks"), "dist/index.js");
  const exports = await import(/* @vite-ignore */ pathToFileURL(file).href);
  const api = readFileSync(join(rootOf(directory, name, "models"), "api.json"), "utf8");
  const members: Readonly<Record<string, string>> = JSON.parse(api).TypesByName.members;
  const names = Object.entries(members).map(([key, type]) => [JSON.parse(key), type] as const);
  return { exports, names: new Map(names) };
}

/** What the compiler says of mocks and models that are installed in a directory, and of a consumer's module. */
export function checkMocks(name: string, directory: string, consumer = ""): readonly string[] {
  writeFileSync(join(directory, "mocks-consumer.ts"), `${consumer}\nexport {};\n`);
  const folders = ["models", "mocks"].map((kind) => `node_modules/@example/${name}-${kind}`);
  return compileProject(directory, {
    compilerOptions: {
      ...strictOptions,
      isolatedDeclarations: true,
      // What is compiled is what consumers have: that the declaration files say the same has a test of its own.
      paths: Object.fromEntries(
        folders.flatMap((folder) => {
          const packageName = folder.slice("node_modules/".length);
          return [
            [packageName, [`./${folder}/src/index.ts`]],
            [`${packageName}/*`, [`./${folder}/src/*.ts`]],
          ];
        }),
      ),
    },
    include: [...folders.map((folder) => `${folder}/src`), "mocks-consumer.ts"],
    config: "tsconfig.mocks.json",
  });
}
