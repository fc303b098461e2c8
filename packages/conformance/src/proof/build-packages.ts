import type { Model } from "@graphslice/csdl";
import { installPackages } from "../packages/install-packages.js";
import { readApi } from "../slices/read-api.js";
import { listExportedNames } from "./exported-names.js";
import type { Statement } from "./statement.js";
import { writeClientStatements } from "./write-client-statements.js";
import { writeModelStatements } from "./write-model-statements.js";
import type { ProgramPackages } from "./write-program.js";
import { writeValidatorStatements } from "./write-validator-statements.js";

/** A slice's packages as a consumer has them installed, and all that can be said with them. */
export interface BuiltPackages {
  readonly packages: ProgramPackages;
  readonly statements: readonly Statement[];
  /** All exported names, each with the name that programs have for its package in front. */
  readonly exported: ReadonlySet<string>;
}

/** Generates models, client and validators of a model and writes their types below `node_modules`. */
export async function buildPackages(
  name: string,
  model: Model,
  directory: string,
): Promise<BuiltPackages> {
  const kinds = ["models", "client", "validators"] as const;
  const isWanted = (path: string): boolean => path.startsWith("types/") || path === "package.json";
  const files = await installPackages({ name, model, kinds, isWanted }, directory);
  const models = readApi(files.models);
  const names = listExportedNames(model);
  const statements = [
    ...writeModelStatements(models, names),
    ...writeClientStatements({ client: readApi(files.client), models, names }),
    ...writeValidatorStatements(readApi(files.validators), names),
  ];
  return {
    packages: {
      models: `@example/${name}-models`,
      client: `@example/${name}-client`,
      validators: `@example/${name}-validators`,
    },
    statements,
    exported: new Set(statements.flatMap((statement) => statement.exports ?? [])),
  };
}
