import { availableParallelism, cpus, loadavg, platform, release, totalmem } from "node:os";
import process from "node:process";
import { parseArgs } from "node:util";
import { formatTable } from "./format-table.js";
import { measureReading, measureShipped, measureWhole } from "./measure.js";
import { v1Metadata } from "./places.js";

const { values } = parseArgs({ options: { runs: { type: "string", default: "5" } } });
const runs = Number.parseInt(values.runs, 10);

const [cpu] = cpus();
const [load = 0] = loadavg();
console.log(
  [
    `Node ${process.versions.node}, ${platform()} ${release()}`,
    `${availableParallelism()} cores, ${cpu?.model.trim() ?? "of an unknown kind"}`,
    `${(totalmem() / 2 ** 30).toFixed(0)} GB of memory`,
    `load ${load.toFixed(1)} before the first run`,
  ].join("; "),
);
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
