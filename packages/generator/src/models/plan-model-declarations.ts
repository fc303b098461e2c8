import type { PlannedFile } from "../planned-file.js";
import { describePlan } from "../verify/module-structure.js";
import { relativeSpecifier } from "../views/create-module.js";
import type { DeclarationView, HeaderView, ModuleView } from "../views/module-view.js";
import { ODATA_PATH } from "../views/type-view.js";

/**
 * The declaration files of a models package: one with the types of all its modules, which consumers read in place of
 * these, and one with what OData itself defines, whose names stand behind `OData.`.
 */
export function planModelDeclarations(
  declarations: readonly DeclarationView[],
  header: HeaderView,
): readonly PlannedFile[] {
  const odata = { specifier: relativeSpecifier("index", ODATA_PATH), isLong: false };
  const plan: ModuleView = { imports: [odata], exports: [odata], declarations };
  return [
    {
      path: "types/index.d.ts",
      template: "models/index.d.ts",
      view: { header, declarations },
      plan: () => describePlan(plan),
    },
    { path: `types/${ODATA_PATH}.d.ts`, template: "models/odata.d.ts", view: { header } },
  ];
}
