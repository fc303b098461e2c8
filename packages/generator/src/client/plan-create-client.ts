import type { PackageContext } from "../package-context.js";
import type { PlannedFile } from "../planned-file.js";
import { printString } from "../render/tokens.js";
import { createDoc } from "../views/doc-view.js";
import { LINE_WIDTH } from "../views/line-width.js";
import type { DocView } from "../views/module-view.js";

/** Where Graph is, if the slice does not say. */
export const GRAPH_ROOT = "https://graph.microsoft.com/v1.0";

/** The module with the only code of a client: it hands its types to the runtime. */
export function planCreateClient(slice: PackageContext): PlannedFile {
  const { header, baseUrl = GRAPH_ROOT } = slice;
  const line = `    baseUrl: options.baseUrl ?? ${printString(baseUrl)},`;
  return {
    path: "src/create-graph-client.ts",
    template: "client/create-graph-client.ts",
    view: { header, doc: documentCreateClient(slice), baseUrl, isLong: line.length > LINE_WIDTH },
    plan: () => [
      {
        kind: "import",
        names: ["createClient", "type ClientOptions"],
        isTypeOnly: false,
        specifier: "@graphslice/runtime",
      },
      {
        kind: "import",
        names: ["GraphClient"],
        isTypeOnly: true,
        specifier: "./graph-client.js",
      },
      {
        kind: "function",
        name: "createGraphClient",
        signature: "(options: ClientOptions): GraphClient",
        statements: [
          `return createClient<GraphClient>({...options, baseUrl: options.baseUrl ?? ${printString(baseUrl)}});`,
        ],
      },
    ],
  };
}

export function documentCreateClient({ name, baseUrl = GRAPH_ROOT }: PackageContext): DocView {
  return createDoc(
    {
      description: `A client for the slice \`${name}\`.`,
      notes: [
        `Without a \`credential\` requests have no token. \`baseUrl\` is \`${baseUrl}\` if not given.`,
      ],
    },
    0,
  );
}
