import type { SchemaType } from "@graphslice/csdl";
import { planManifest } from "../plan-manifest.js";
import type { PlannedFile } from "../planned-file.js";
import { createModule } from "../views/create-module.js";
import type { DeclarationView } from "../views/module-view.js";
import type { PackageContext } from "../package-context.js";
import { describePlan } from "../verify/module-structure.js";
import { declareEnumType, declareTypeDefinition } from "./declare-enum-type.js";
import { declareOperation } from "./declare-operation.js";
import { declareStructuredType } from "./declare-structured-type.js";
import { namesOf } from "./map-type.js";
import { createModelContext, type ModelContext } from "./model-context.js";
import { planIndex } from "./plan-index.js";
import { planModelDeclarations } from "./plan-model-declarations.js";
import { declareTypesByName } from "./types-by-name.js";
import { planReadme } from "./plan-readme.js";

/** The files of a models package. */
export function planModels(slice: PackageContext): readonly PlannedFile[] {
  const context = createModelContext(slice.model, slice.names);
  const modules = declareModules(context)
    .map(([path, declarations]) => ({ path, module: createModule(path, declarations) }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  const { header } = slice;
  return [
    {
      path: "package.json",
      template: "package.json",
      view: {
        manifest: planManifest(slice, {
          description: `TypeScript types of the Microsoft Graph slice ${slice.name}.`,
          code: ["dist/index.js"],
        }),
      },
    },
    { path: "README.md", template: "models/README.md", view: planReadme(slice) },
    { path: "tsconfig.json", template: "tsconfig.json", view: {} },
    { path: "src/odata.ts", template: "models/odata.ts", view: { header } },
    planIndex(modules, header),
    ...planModelDeclarations(
      modules.flatMap(({ module }) => module.declarations),
      header,
    ),
    ...modules.map(({ path, module }) => ({
      path: `src/${path}.ts`,
      template: "models/module.ts",
      view: { header, ...module },
      plan: () => describePlan(module),
    })),
  ];
}

type DeclaredModule = readonly [path: string, declarations: readonly DeclarationView[]];

function declareModules(context: ModelContext): readonly DeclaredModule[] {
  const { model, names } = context;
  const types = [...model.types.values()].map((type): DeclaredModule => [
    namesOf(type, names).path,
    declareType(type, context),
  ]);
  const operations = [...names.operations].flatMap(([group, own]): readonly DeclaredModule[] => {
    const declarations = declareOperation(group, own, context);
    return declarations.length === 0 ? [] : [[own.path, declarations]];
  });
  return [...types, ...operations, declareTypesByName(context)];
}

function declareType(type: SchemaType, context: ModelContext): readonly DeclarationView[] {
  switch (type.kind) {
    case "EntityType":
    case "ComplexType":
      return declareStructuredType(type, context);
    case "EnumType":
      return [declareEnumType(type, context)];
    case "TypeDefinition":
      return [declareTypeDefinition(type, context)];
  }
}
