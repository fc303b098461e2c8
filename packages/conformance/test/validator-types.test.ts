import { readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { compileProject } from "../src/packages/compile-project.js";
import { repository } from "./repository.js";
import { temporaryDirectory } from "./temporary-directory.js";

const packages = join(repository, "packages");
const MODELS = "@graphslice/office-configuration-models";
const VALIDATORS = "@graphslice/office-configuration-validators";

function namesIn(folder: string): readonly string[] {
  return Object.keys(JSON.parse(readFileSync(join(packages, folder, "api.json"), "utf8")));
}

/** The models that have a schema: what the validators' API says in its names, and nothing else. */
function pairNames(): readonly (readonly [model: string, schema: string])[] {
  const schemas = new Set(namesIn("office-configuration-validators"));
  return namesIn("office-configuration-models").flatMap((model) => {
    const schema = `${model.charAt(0).toLowerCase()}${model.slice(1)}Schema`;
    return schemas.delete(schema) ? [[model, schema] as const] : [];
  });
}

test("what a schema's parse returns is the model's type, for every type of the slice", () => {
  const pairs = pairNames();
  expect(pairs).toHaveLength(namesIn("office-configuration-validators").length);

  const directory = temporaryDirectory();
  symlinkSync(join(repository, "node_modules"), join(directory, "node_modules"));
  const lines = [
    `import type * as Models from "${MODELS}";`,
    `import type * as Validators from "${VALIDATORS}";`,
    "type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;",
    "type Parsed<S> = S extends { parse: (value: unknown) => infer T } ? T : never;",
    ...pairs.map(
      ([model, schema]) =>
        `export const ${schema}: Same<Parsed<typeof Validators.${schema}>, Models.${model}> = true;`,
    ),
    "// A test that cannot fail shows nothing.",
    "// @ts-expect-error",
    "export const differs: Same<Models.Entity, Models.EntityCreate> = true;",
  ];
  writeFileSync(join(directory, "types.ts"), `${lines.join("\n")}\n`);
  const compilerOptions = {
    target: "ES2023",
    module: "NodeNext",
    types: [],
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: false,
    noEmit: true,
  };
  expect(compileProject(directory, { compilerOptions, include: ["types.ts"] })).toEqual([]);
});
