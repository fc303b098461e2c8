import { namesOf } from "../models/map-type.js";
import { createModelContext } from "../models/model-context.js";
import type { PackageContext } from "../package-context.js";
import type { PlannedFile } from "../planned-file.js";
import { declareOperationValidator } from "./declare-operation-validator.js";
import { declareValidatorModule } from "./declare-validator-module.js";
import { describeValidatorPlan } from "./describe-validator-plan.js";
import { describeType } from "./json-schema/describe-type.js";
import { GEO_SCHEMA } from "./json-schema/geo-schema.js";
import { planIndex, planQualify, planRegistry } from "./plan-entries.js";
import { planRoutes } from "./plan-routes.js";
import { planValidatorDeclarations } from "./plan-validator-declarations.js";
import { planValidatorsManifest } from "./plan-validators-manifest.js";
import { planValidatorsReadme } from "./plan-validators-readme.js";
import { createValidatorContext, type ValidatorContext } from "./validator-context.js";
import type { ValidatorModuleView } from "./validator-view.js";

/** The files of a validators package. */
export function planValidators(slice: PackageContext): readonly PlannedFile[] {
  const context = createValidatorContext(
    createModelContext(slice.model, slice.names),
    slice.models.packageName,
  );
  const modules = [...declareModules(context)].sort(([a], [b]) => (a < b ? -1 : 1));
  const { header } = slice;
  return [
    {
      path: "package.json",
      template: "package.json",
      view: { manifest: planValidatorsManifest(slice) },
    },
    { path: "README.md", template: "validators/README.md", view: planValidatorsReadme(slice) },
    { path: "tsconfig.json", template: "tsconfig.json", view: {} },
    { path: "json-schema/geo.json", template: "json", view: { value: GEO_SCHEMA } },
    ...[...slice.model.types.values()].map((type) => ({
      path: `json-schema/${namesOf(type, slice.names).path}.json`,
      template: "json",
      view: { value: describeType(type, context) },
    })),
    planIndex(modules, header),
    planQualify(slice),
    planRegistry(slice),
    planRoutes(slice),
    ...planValidatorDeclarations(
      modules.flatMap(([, { schemas }]) => schemas),
      slice,
    ),
    ...modules.map(([path, module]) => ({
      path: `src/${path}.ts`,
      template: "validators/module.ts",
      view: { header, ...module },
      plan: () => describeValidatorPlan(module),
    })),
  ];
}

function* declareModules(
  context: ValidatorContext,
): Generator<readonly [path: string, module: ValidatorModuleView]> {
  const { model, names } = context;
  for (const type of model.types.values()) {
    yield [namesOf(type, names).path, declareValidatorModule(type, context)];
  }
  for (const [group, own] of names.operations) {
    const module = declareOperationValidator(group, own, context);
    if (module !== undefined) yield [own.path, module];
  }
}
