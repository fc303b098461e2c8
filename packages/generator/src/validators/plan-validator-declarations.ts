import type { PackageContext } from "../package-context.js";
import type { PlannedFile } from "../planned-file.js";
import type { LinkStructure } from "../verify/module-structure.js";
import type { SchemaView } from "./validator-view.js";

const RUNTIME = "@graphslice/runtime/validation";

/** The declaration files of a validators package, one for each entry point. */
export function planValidatorDeclarations(
  schemas: readonly SchemaView[],
  { header, models }: PackageContext,
): readonly PlannedFile[] {
  return [
    {
      path: "types/index.d.ts",
      template: "validators/index.d.ts",
      view: { header, schemas, modelsPackage: models.packageName },
      plan: () => [
        importTypes("* as Models", models.packageName),
        importTypes("Schema", RUNTIME),
        ...schemas.map(({ name, type }) => ({
          kind: "ambient" as const,
          text: `const ${name}: Schema<Models.${type}>;`,
        })),
      ],
    },
    {
      path: "types/registry.d.ts",
      template: "validators/registry.d.ts",
      view: { header },
      plan: () => [
        importTypes("Registry", RUNTIME),
        { kind: "ambient", text: "const registry: Registry;" },
      ],
    },
    {
      path: "types/routes.d.ts",
      template: "validators/routes.d.ts",
      view: { header },
      plan: () => [
        importTypes("RouteSchemas", RUNTIME),
        { kind: "ambient", text: "const schemas: RouteSchemas;" },
      ],
    },
  ];
}

function importTypes(name: string, specifier: string): LinkStructure {
  return { kind: "import", names: [name], isTypeOnly: true, specifier };
}
