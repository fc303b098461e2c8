import { parseArgs } from "node:util";
import { formatFigures, type Figure } from "../client/figure.js";
import { describeMachine } from "../describe-machine.js";
import { betaMetadata, modulePath } from "../places.js";
import { runProcess } from "../run-process.js";
import { measureList } from "./measure-list.js";
import { measureServing } from "./measure-serving.js";

const { values } = parseArgs({ options: { runs: { type: "string", default: "5" } } });
const runs = Number.parseInt(values.runs, 10);

function measureStart(metadata: string): Figure {
  const module = modulePath("./mock/start-whole.js");
  const times = Array.from({ length: runs }, () => Number(runProcess([module, metadata]).stdout));
  return {
    name: "beta: from the file to the first answer",
    values: times,
    unit: "ms",
    limit: 2000,
  };
}

console.log(`${describeMachine()}\n`);
if (betaMetadata === undefined)
  console.log("beta is left out: GRAPHSLICE_MATERIAL/csdl is absent\n");
console.log(
  formatFigures([
    {
      name: "filter, order and page 100,000 entities",
      values: await measureList(runs + 1),
      unit: "ms",
      limit: 50,
    },
    ...(await measureServing(runs)),
    ...(betaMetadata === undefined ? [] : [measureStart(betaMetadata)]),
  ]),
);
