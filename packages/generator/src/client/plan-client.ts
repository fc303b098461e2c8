import type { SchemaType } from "@graphslice/csdl";
import { namesOf } from "../models/map-type.js";
import type { PackageContext } from "../package-context.js";
import { planManifest } from "../plan-manifest.js";
import type { PlannedFile } from "../planned-file.js";
import { VERSION } from "../version.js";
import { createPathModule } from "../views/create-path-module.js";
import type { PathInterfaceView, PathModuleView } from "../views/path-module-view.js";
import { createClientContext, type ClientContext } from "./client-context.js";
import { declareComplex } from "./declare-complex.js";
import { declareEntity } from "./declare-entity.js";
import { declareGraphClient } from "./declare-graph-client.js";
import { describePathPlan } from "./describe-path-plan.js";
import { planClientDeclarations } from "./plan-client-declarations.js";
import { planClientReadme } from "./plan-client-readme.js";
import { planCreateClient } from "./plan-create-client.js";
import { planClientIndex } from "./plan-client-index.js";

/** The files of a client package. */
export function planClient(slice: PackageContext): readonly PlannedFile[] {
  const { header, models } = slice;
  const context = createClientContext(slice.model, slice.names, models.packageName);
  const modules = declareModules(slice.name, context)
    .map(([path, declarations]): readonly [path: string, module: PathModuleView] => [
      path,
      createPathModule(path, declarations, models.packageName),
    ])
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    {
      path: "package.json",
      template: "package.json",
      view: {
        manifest: planManifest(slice, {
          description: `Client of the Microsoft Graph slice ${slice.name}.`,
          code: ["dist/index.js", "dist/create-graph-client.js"],
          dependencies: {
            [models.packageName]: `^${models.version}`,
            // The runtime is released along with the generator that knows it.
            "@graphslice/runtime": `^${VERSION}`,
          },
        }),
      },
    },
    { path: "README.md", template: "client/README.md", view: planClientReadme(slice) },
    { path: "tsconfig.json", template: "tsconfig.json", view: { hasDom: true } },
    planClientIndex(modules, header),
    planCreateClient(slice),
    planClientDeclarations(
      modules.map(([, module]) => module),
      slice,
    ),
    ...modules.map(([path, module]) => ({
      path: `src/${path}.ts`,
      template: "client/module.ts",
      view: { header, ...module },
      plan: () => describePathPlan(module),
    })),
  ];
}

type DeclaredModule = readonly [path: string, declarations: readonly PathInterfaceView[]];

function declareModules(slice: string, context: ClientContext): readonly DeclaredModule[] {
  const types = [...context.model.types.values()].flatMap((type): readonly DeclaredModule[] => {
    const declarations = declareType(type, context);
    return declarations.length === 0 ? [] : [[namesOf(type, context.names).path, declarations]];
  });
  return [...types, ["graph-client", [declareGraphClient(slice, context)]]];
}

function declareType(type: SchemaType, context: ClientContext): readonly PathInterfaceView[] {
  if (type.kind === "EntityType") return declareEntity(type, context);
  return type.kind === "ComplexType" ? declareComplex(type, context) : [];
}
