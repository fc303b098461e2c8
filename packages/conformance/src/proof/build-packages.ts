import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Model } from "@graphslice/csdl";
import { generateSlice } from "@graphslice/generator";
import { readApi, type Api } from "../slices/read-api.js";
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
  const packageName = (kind: string): string => `@example/${name}-${kind}`;
  const { packages } = await generateSlice(
    name,
    model,
    kinds.map((kind) => ({ kind, packageName: packageName(kind), version: "1.0.0" })),
  );
  const apis: Record<string, Api> = {};
  for (const { kind, files } of packages) {
    apis[kind] = readApi(files);
    for (const { path, text } of files) {
      if (!path.startsWith("types/") && path !== "package.json") continue;
      const file = join(directory, "node_modules", packageName(kind), path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  }
  const { models = {}, client = {}, validators = {} } = apis;
  const names = listExportedNames(model);
  const statements = [
    ...writeModelStatements(models, names),
    ...writeClientStatements({ client, models, names }),
    ...writeValidatorStatements(validators, names),
  ];
  return {
    packages: {
      models: packageName("models"),
      client: packageName("client"),
      validators: packageName("validators"),
    },
    statements,
    exported: new Set(statements.flatMap((statement) => statement.exports ?? [])),
  };
}
