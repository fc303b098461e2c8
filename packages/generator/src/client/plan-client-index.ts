import type { PlannedFile } from "../planned-file.js";
import type { LinkStructure } from "../verify/module-structure.js";
import { relativeSpecifier } from "../views/create-module.js";
import { LINE_WIDTH } from "../views/line-width.js";
import type { ExportView, HeaderView } from "../views/module-view.js";
import type { PathModuleView } from "../views/path-module-view.js";

/** What every client exports of the runtime. */
export const RUNTIME_VALUES = [
  "GraphError",
  "batch",
  "binary",
  "date",
  "dateTimeOffset",
  "decimal",
  "duration",
  "enumValue",
  "guid",
  "odata",
  "text",
  "timeOfDay",
  "upload",
  "validateBodies",
  "where",
];
export const RUNTIME_TYPES = [
  "CallOptions",
  "ClientOptions",
  "GraphErrorKind",
  "GraphRequest",
  "Items",
  "Middleware",
  "Page",
  "RetryOptions",
  "Settled",
  "TokenCredential",
];

/** The module that exports a client: what creates it, its types, and of the runtime what its users need. */
export function planClientIndex(
  modules: readonly (readonly [path: string, module: PathModuleView])[],
  header: HeaderView,
): PlannedFile {
  const exports = modules
    .map(([path, { declarations }]) =>
      createExport(declarations.map(({ name }) => name).sort(), relativeSpecifier("index", path)),
    )
    .sort((a, b) => (a.specifier < b.specifier ? -1 : 1));
  return {
    path: "src/index.ts",
    template: "client/index.ts",
    view: { header, values: RUNTIME_VALUES, types: RUNTIME_TYPES, exports },
    plan: () => [
      ...linkRuntime(),
      link(["createGraphClient"], "./create-graph-client.js", false),
      ...exports.map(({ names = [], specifier }) => link(names, specifier, true)),
    ],
  };
}

/** The exports of the runtime's names. */
export function linkRuntime(): readonly LinkStructure[] {
  return [
    link(RUNTIME_VALUES, "@graphslice/runtime", false),
    link(RUNTIME_TYPES, "@graphslice/runtime", true),
  ];
}

function link(names: readonly string[], specifier: string, isTypeOnly: boolean): LinkStructure {
  return { kind: "export", names, isTypeOnly, specifier };
}

function createExport(names: readonly string[], specifier: string): ExportView {
  const line = `export type { ${names.join(", ")} } from "${specifier}";`;
  return { names, specifier, isLong: names.length > 1 && line.length > LINE_WIDTH };
}
