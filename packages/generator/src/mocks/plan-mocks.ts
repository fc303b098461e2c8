import { namesOf } from "../models/map-type.js";
import { createModelContext } from "../models/model-context.js";
import type { PackageContext } from "../package-context.js";
import { exportModule, planManifest } from "../plan-manifest.js";
import type { PlannedFile } from "../planned-file.js";
import { VERSION } from "../version.js";
import { declareMockModule } from "./declare-mock-module.js";
import { describeMockPlan } from "./describe-mock-plan.js";
import { planContract } from "./plan-contract.js";
import { createMockContext, type MockContext } from "./mock-context.js";
import type { MockModuleView } from "./mock-view.js";
import { planMockDeclarations } from "./plan-mock-declarations.js";
import { planMocksIndex } from "./plan-mocks-index.js";
import { planMocksReadme } from "./plan-mocks-readme.js";
import { planCreateMockGraph, planMetadata } from "./plan-mock-graph.js";
import { planHandlers } from "./plan-handlers.js";
import { planRecordings } from "./plan-recordings.js";

/** The files of a mocks package. */
export function planMocks(slice: PackageContext): readonly PlannedFile[] {
  const { header, models, model, names, recordings = [] } = slice;
  const context = createMockContext(createModelContext(model, names), models.packageName);
  const modules = [...declareModules(context)].sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    {
      path: "package.json",
      template: "package.json",
      view: {
        manifest: planManifest(slice, {
          description: `Mocks of the Microsoft Graph slice ${slice.name}.`,
          exports: {
            ...(recordings.length > 0 ? { "./contract": exportModule("contract") } : {}),
            "./msw": exportModule("msw"),
            "./recordings": exportModule("recordings"),
          },
          dependencies: {
            // It is released along with the generator that knows it.
            "@graphslice/mock": `^${VERSION}`,
            [models.packageName]: `^${models.version}`,
          },
        }),
      },
    },
    { path: "README.md", template: "mocks/README.md", view: planMocksReadme(slice, context) },
    {
      path: "tsconfig.json",
      template: "tsconfig.json",
      // The mock's declarations name MSW's types, which need not be installed.
      view: { hasDom: true, skipsLibraries: true },
    },
    planMocksIndex(modules, header),
    planCreateMockGraph(slice),
    planMetadata(slice),
    planHandlers(slice),
    ...planRecordings(slice),
    ...planContract(slice),
    ...planMockDeclarations(
      modules.map(([, module]) => module),
      slice,
    ),
    ...modules.map(([path, module]) => ({
      path: `src/${path}.ts`,
      template: "mocks/module.ts",
      view: { header, ...module },
      plan: () => describeMockPlan(module),
    })),
  ];
}

function* declareModules(
  context: MockContext,
): Generator<readonly [path: string, module: MockModuleView]> {
  for (const type of context.model.types.values()) {
    const module = declareMockModule(type, context);
    if (module !== undefined) yield [namesOf(type, context.names).path, module];
  }
}
