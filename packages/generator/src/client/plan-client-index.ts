import type { PlannedFile } from "../planned-file.js";
import { relativeSpecifier } from "../views/create-module.js";
import { LINE_WIDTH } from "../views/line-width.js";
import type { ExportView, HeaderView } from "../views/module-view.js";
import type { PathModuleView } from "../views/path-module-view.js";

/** What every client exports of the runtime. */
const RUNTIME_VALUES = [
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
const RUNTIME_TYPES = [
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
  const link = (names: readonly string[], specifier: string, isTypeOnly: boolean) => ({
    kind: "export" as const,
    names,
    isTypeOnly,
    specifier,
  });
  return {
    path: "src/index.ts",
    template: "client/index.ts",
    view: { header, values: RUNTIME_VALUES, types: RUNTIME_TYPES, exports },
    plan: () => [
      link(RUNTIME_VALUES, "@graphslice/runtime", false),
      link(RUNTIME_TYPES, "@graphslice/runtime", true),
      link(["createGraphClient"], "./create-graph-client.js", false),
      ...exports.map(({ names = [], specifier }) => link(names, specifier, true)),
    ],
  };
}

function createExport(names: readonly string[], specifier: string): ExportView {
  const line = `export type { ${names.join(", ")} } from "${specifier}";`;
  return { names, specifier, isLong: names.length > 1 && line.length > LINE_WIDTH };
}
