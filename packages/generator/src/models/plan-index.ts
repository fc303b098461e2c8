import type { PlannedFile } from "../planned-file.js";
import { relativeSpecifier } from "../views/create-module.js";
import { LINE_WIDTH } from "../views/line-width.js";
import type { ExportView, HeaderView, ModuleView } from "../views/module-view.js";
import { describePlan } from "../verify/module-structure.js";
import { ODATA_PATH } from "../views/type-view.js";

/** The module that exports everything of a package, by name, in the order of paths. */
export function planIndex(
  modules: readonly { readonly path: string; readonly module: ModuleView }[],
  header: HeaderView,
): PlannedFile {
  const exports = modules
    .map(({ path, module }) =>
      createExport(
        module.declarations.map(({ name }) => name),
        relativeSpecifier("index", path),
      ),
    )
    .sort((a, b) => (a.specifier < b.specifier ? -1 : 1));
  const plan: ModuleView = {
    imports: [],
    exports: [{ specifier: relativeSpecifier("index", ODATA_PATH), isLong: false }, ...exports],
    declarations: [],
  };
  return {
    path: "src/index.ts",
    template: "models/index.ts",
    view: { header, ...plan },
    plan: () => describePlan(plan),
  };
}

function createExport(names: readonly string[], specifier: string): ExportView {
  const sorted = [...names].sort();
  const line = `export type { ${sorted.join(", ")} } from "${specifier}";`;
  return { names: sorted, specifier, isLong: sorted.length > 1 && line.length > LINE_WIDTH };
}
