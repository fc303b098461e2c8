import type { PackageContext } from "../package-context.js";
import type { PlannedFile } from "../planned-file.js";
import type { PathImportView, PathModuleView } from "../views/path-module-view.js";
import { describePathPlan } from "./describe-path-plan.js";
import { linkRuntime, RUNTIME_TYPES, RUNTIME_VALUES } from "./plan-client-index.js";
import { documentCreateClient } from "./plan-create-client.js";

/** The declaration file of a client package: the types of all its modules, which consumers read in place of these. */
export function planClientDeclarations(
  modules: readonly PathModuleView[],
  slice: PackageContext,
): PlannedFile {
  const imports = importPackages(modules);
  const declarations = modules.flatMap((module) => module.declarations);
  return {
    path: "types/index.d.ts",
    template: "client/index.d.ts",
    view: {
      header: slice.header,
      imports,
      values: RUNTIME_VALUES,
      types: RUNTIME_TYPES,
      doc: documentCreateClient(slice),
      declarations,
    },
    plan: () => [
      ...describePathPlan({ imports, declarations: [] }),
      ...linkRuntime(),
      {
        kind: "ambient",
        text: "function createGraphClient(options: Runtime.ClientOptions): GraphClient;",
      },
      ...describePathPlan({ imports: [], declarations }),
    ],
  };
}

/** The other packages that the modules import, each once. */
function importPackages(modules: readonly PathModuleView[]): readonly PathImportView[] {
  const packages = new Map(
    modules.flatMap(({ imports }) => imports).map((view) => [view.alias, view]),
  );
  return ["Models", "Runtime"].flatMap((alias) => packages.get(alias) ?? []);
}
