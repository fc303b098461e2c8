import { parseArgs } from "node:util";
import { describeMachine } from "./describe-machine.js";
import { formatTable } from "./format-table.js";
import { measureReading, measureShipped, measureWhole } from "./measure.js";
import { v1Metadata } from "./places.js";

const { values } = parseArgs({ options: { runs: { type: "string", default: "5" } } });
const runs = Number.parseInt(values.runs, 10);

console.log(describeMachine());
console.log(`Each run is a process of its own; medians of ${runs} runs.\n`);

if (v1Metadata === undefined) console.log("v1.0 is left out: GRAPHSLICE_MATERIAL/csdl is absent\n");
console.log(
  formatTable([
    ...(v1Metadata === undefined
      ? []
      : [...measureReading(v1Metadata, runs), ...measureWhole(v1Metadata, runs)]),
    ...measureShipped(runs),
  ]),
);
