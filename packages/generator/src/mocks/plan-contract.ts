import { GRAPH_ROOT } from "../client/plan-create-client.js";
import type { PackageContext } from "../package-context.js";
import type { PlannedFile } from "../planned-file.js";
import { printString } from "../render/tokens.js";
import { createDoc } from "../views/doc-view.js";
import { LINE_WIDTH } from "../views/line-width.js";
import type { DocView } from "../views/module-view.js";
import type { LinkStructure } from "../verify/module-structure.js";

const LIBRARY = "@graphslice/mock/contract";
const SIGNATURE = "(options: Contract.ContractOptions): readonly Contract.ContractTest[]";
const TYPES = ["ContractOptions", "ContractTest"];

/** The entry point with the tests of the slice's recordings; none where there are no recordings. */
export function planContract(slice: PackageContext): readonly PlannedFile[] {
  const { header, recordings = [], state, baseUrl = GRAPH_ROOT } = slice;
  if (recordings.length === 0) return [];
  const hasState = state !== undefined;
  const members = [
    'model: metadata.join("\\n")',
    `baseUrl: ${printString(baseUrl)}`,
    "recordings",
    ...(hasState ? ["state"] : []),
  ];
  return [
    {
      path: "src/contract.ts",
      template: "mocks/contract.ts",
      view: {
        header,
        doc: documentContract(slice),
        types: TYPES,
        baseUrl,
        isLong: `      baseUrl: ${printString(baseUrl)},`.length > LINE_WIDTH,
        hasState,
      },
      plan: () => [
        linkLibrary("import", ["* as Contract"], false),
        { kind: "import", names: ["metadata"], isTypeOnly: false, specifier: "./metadata.js" },
        { kind: "import", names: ["recordings"], isTypeOnly: false, specifier: "./recordings.js" },
        ...(hasState
          ? [
              {
                kind: "import" as const,
                names: ["state"],
                isTypeOnly: false,
                specifier: "./state.js",
              },
            ]
          : []),
        linkLibrary("export", TYPES, true),
        {
          kind: "function",
          name: "listContractTests",
          signature: SIGNATURE,
          statements: [`return Contract.listContractTests({${members.join(", ")}}, options);`],
        },
      ],
    },
  ];
}

/** The declaration file of that entry point. */
export function declareContract(slice: PackageContext): readonly PlannedFile[] {
  const { header, recordings = [] } = slice;
  if (recordings.length === 0) return [];
  return [
    {
      path: "types/contract.d.ts",
      template: "mocks/contract.d.ts",
      view: { header, doc: documentContract(slice), types: TYPES },
      plan: () => [
        linkLibrary("import", ["* as Contract"], true),
        linkLibrary("export", TYPES, true),
        { kind: "ambient", text: `function listContractTests${SIGNATURE};` },
      ],
    },
  ];
}

function documentContract({ name, state }: PackageContext): DocView {
  const memory = "the Graph in memory answers the same in status, header fields and shape";
  return createDoc(
    {
      description:
        `Tests of the recordings of the slice \`${name}\`, for any test runner: each is replayed through the client, ` +
        "with bodies that the validators accept, to the documented result" +
        `${state === undefined ? "" : `, and ${memory}`}.`,
    },
    0,
  );
}

function linkLibrary(
  kind: LinkStructure["kind"],
  names: readonly string[],
  isTypeOnly: boolean,
): LinkStructure {
  return { kind, names, isTypeOnly, specifier: LIBRARY };
}
