import type { PlannedFile } from "../planned-file.js";
import { relativeSpecifier } from "../views/create-module.js";
import { LINE_WIDTH } from "../views/line-width.js";
import type { HeaderView } from "../views/module-view.js";
import type { LinkStructure } from "../verify/module-structure.js";
import type { MockModuleView } from "./mock-view.js";

/** What every mocks package exports of the types of fixtures. */
export const FIXTURE_TYPES = ["FixtureMode", "FixtureOptions"];
/** What every mocks package exports of the in-memory Graph's types. */
export const GRAPH_TYPES = ["MockGraph", "MockOptions"];

/** The module that exports the fixtures of all modules, in the order of paths, and the in-memory Graph. */
export function planMocksIndex(
  modules: readonly (readonly [path: string, module: MockModuleView])[],
  header: HeaderView,
): PlannedFile {
  const exports = modules.flatMap(([path, { functions }]) => {
    const names = functions
      .filter(({ isInner }) => !isInner)
      .map(({ name }) => name)
      .sort();
    if (names.length === 0) return [];
    const specifier = relativeSpecifier("index", path);
    const line = `export { ${names.join(", ")} } from "${specifier}";`;
    return [{ names, specifier, isLong: names.length > 1 && line.length > LINE_WIDTH }];
  });
  const link = (
    names: readonly string[],
    specifier: string,
    isTypeOnly: boolean,
  ): LinkStructure => ({ kind: "export", names, isTypeOnly, specifier });
  return {
    path: "src/index.ts",
    template: "mocks/index.ts",
    view: { header, exports, fixtureTypes: FIXTURE_TYPES, graphTypes: GRAPH_TYPES },
    plan: () => [
      link(GRAPH_TYPES, "@graphslice/mock", true),
      link(FIXTURE_TYPES, "@graphslice/mock/fixtures", true),
      link(["createMockGraph"], "./create-mock-graph.js", false),
      ...exports.map(({ names, specifier }) => link(names, specifier, false)),
    ],
  };
}
