import type { PackageContext } from "../package-context.js";
import type { PlannedFile } from "../planned-file.js";
import { LINE_WIDTH } from "../views/line-width.js";
import type { DocView } from "../views/module-view.js";
import type { LinkStructure } from "../verify/module-structure.js";
import type { FixtureView, MockModuleView } from "./mock-view.js";
import { declareContract } from "./plan-contract.js";
import { planHandlers } from "./plan-handlers.js";
import { documentMockGraph } from "./plan-mock-graph.js";
import { FIXTURE_TYPES, GRAPH_TYPES } from "./plan-mocks-index.js";
import { declareRecordings } from "./plan-recordings.js";

/** A function that makes fixtures, as its type is declared. */
interface DeclaredFixtureView {
  readonly name: string;
  readonly doc: DocView;
  readonly type: string;
  /** Whether each parameter is on a line of its own. */
  readonly isLong: boolean;
}

/** The declaration files of a mocks package, one for each entry point; the modules are in the order of paths. */
export function planMockDeclarations(
  modules: readonly MockModuleView[],
  slice: PackageContext,
): readonly PlannedFile[] {
  const fixtures = modules
    .flatMap(({ functions }) => functions.filter(({ isInner }) => !isInner))
    .map(declareFixture);
  const handlers = planHandlers(slice);
  return [
    {
      path: "types/index.d.ts",
      template: "mocks/index.d.ts",
      view: {
        header: slice.header,
        modelsPackage: slice.models.packageName,
        graphTypes: GRAPH_TYPES,
        fixtureTypes: FIXTURE_TYPES,
        doc: documentMockGraph(slice),
        fixtures,
      },
      plan: () => [
        link("import", ["* as Models"], slice.models.packageName),
        link("import", ["* as Mock"], "@graphslice/mock"),
        link("import", ["FixtureOptions"], "@graphslice/mock/fixtures"),
        link("export", GRAPH_TYPES, "@graphslice/mock"),
        link("export", FIXTURE_TYPES, "@graphslice/mock/fixtures"),
        {
          kind: "ambient",
          text: 'function createMockGraph(options?: Omit<Mock.MockOptions, "model">): Mock.MockGraph;',
        },
        ...fixtures.map((fixture) => ({
          kind: "ambient" as const,
          text: printDeclaration(fixture),
        })),
      ],
    },
    // It exports what another module has, and so is the same in both.
    { ...handlers, path: "types/msw.d.ts" },
    declareRecordings(slice),
    ...declareContract(slice),
  ];
}

function declareFixture({ name, doc, type }: FixtureView): DeclaredFixtureView {
  const line = `export declare ${printDeclaration({ name, type })}`;
  return { name, doc, type, isLong: line.length > LINE_WIDTH };
}

function printDeclaration({ name, type }: Pick<DeclaredFixtureView, "name" | "type">): string {
  return `function ${name}(overrides?: Partial<Models.${type}>, options?: FixtureOptions): Models.${type};`;
}

function link(
  kind: LinkStructure["kind"],
  names: readonly string[],
  specifier: string,
): LinkStructure {
  return { kind, names, isTypeOnly: true, specifier };
}
