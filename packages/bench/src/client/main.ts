import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { describeMachine } from "../describe-machine.js";
import { inTemporaryDirectory } from "../in-temporary-directory.js";
import { measureBundle } from "../measure-bundle.js";
import { v1Metadata } from "../places.js";
import { checkTypes } from "./check-types.js";
import { completePath } from "./complete-path.js";
import { createProject, readProgram } from "./create-project.js";
import { formatFigures, type Figure } from "./figure.js";

const BUNDLE = { unit: "B", limit: 5120 } as const;

const { values } = parseArgs({ options: { runs: { type: "string", default: "5" } } });
const runs = Number.parseInt(values.runs, 10);

async function measureOffice(): Promise<Figure> {
  const directory = fileURLToPath(new URL("../../", import.meta.url));
  const size = await measureBundle(readProgram("office.ts"), "ts", directory);
  return { name: "officeConfiguration: list with $select, gzip", values: [size], ...BUNDLE };
}

async function measureWhole(metadata: string, directory: string): Promise<readonly Figure[]> {
  createProject(metadata, directory);
  const size = await measureBundle(readProgram("users.ts"), "ts", directory);
  const checks = Array.from({ length: runs }, () => checkTypes(directory));
  const { first, afterEdits } = await completePath(directory, runs);
  return [
    { name: "v1.0: list /users with $select, gzip", values: [size], ...BUNDLE },
    {
      name: "v1.0: check a consumer's types",
      values: checks.map(({ milliseconds }) => milliseconds),
      unit: "ms",
      limit: 1500,
    },
    {
      name: "v1.0: memory of that",
      values: checks.map(({ megabytes }) => megabytes),
      unit: "MB",
      limit: 300,
    },
    { name: 'v1.0: complete graph.users("x"). first', values: [first], unit: "ms" },
    { name: "v1.0: complete it after an edit", values: afterEdits, unit: "ms", limit: 300 },
  ];
}

console.log(`${describeMachine()}\n`);
if (v1Metadata === undefined) console.log("v1.0 is left out: GRAPHSLICE_MATERIAL/csdl is absent\n");
const metadata = v1Metadata;
console.log(
  formatFigures([
    await measureOffice(),
    ...(metadata === undefined
      ? []
      : await inTemporaryDirectory((directory) => measureWhole(metadata, directory))),
  ]),
);
