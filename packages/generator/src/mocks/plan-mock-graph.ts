import { writeCsdl } from "@graphslice/csdl";
import { GRAPH_ROOT } from "../client/plan-create-client.js";
import type { PackageContext } from "../package-context.js";
import type { PlannedFile } from "../planned-file.js";
import { printString } from "../render/tokens.js";
import { createDoc } from "../views/doc-view.js";
import { LINE_WIDTH } from "../views/line-width.js";
import type { DocView } from "../views/module-view.js";

/** The module that makes the in-memory Graph of the slice's metadata. */
export function planCreateMockGraph(slice: PackageContext): PlannedFile {
  const { header, baseUrl = GRAPH_ROOT } = slice;
  const line = `    baseUrl: options.baseUrl ?? ${printString(baseUrl)},`;
  return {
    path: "src/create-mock-graph.ts",
    template: "mocks/create-mock-graph.ts",
    view: { header, doc: documentMockGraph(slice), baseUrl, isLong: line.length > LINE_WIDTH },
    plan: () => [
      {
        kind: "import",
        names: ["* as Mock"],
        isTypeOnly: false,
        specifier: "@graphslice/mock",
      },
      { kind: "import", names: ["metadata"], isTypeOnly: false, specifier: "./metadata.js" },
      {
        kind: "function",
        name: "createMockGraph",
        signature: '(options: Omit<Mock.MockOptions, "model"> = {}): Mock.MockGraph',
        statements: [
          `return Mock.createMockGraph({...options, model: metadata.join("\\n"), baseUrl: options.baseUrl ?? ${printString(baseUrl)}});`,
        ],
      },
    ],
  };
}

export function documentMockGraph({ name, baseUrl = GRAPH_ROOT }: PackageContext): DocView {
  return createDoc(
    {
      description: `A Graph in memory, with the slice \`${name}\` of the service.`,
      notes: [
        `It starts empty, unless there is a \`seed\` or \`data\`. \`baseUrl\` is \`${baseUrl}\` if not given.`,
      ],
    },
    0,
  );
}

/** The module that has the slice's metadata as CSDL, which the in-memory Graph behaves by. */
export function planMetadata({ model, header }: PackageContext): PlannedFile {
  const lines = writeCsdl(model).split("\n");
  return {
    path: "src/metadata.ts",
    template: "mocks/metadata.ts",
    view: { header, lines },
    plan: () => [
      {
        kind: "constant",
        name: "metadata",
        type: "readonly string[]",
        isExported: true,
        value: `[${lines.map(printString).join(", ")}]`,
      },
    ],
  };
}
