import { availableParallelism, cpus, loadavg, platform, release, totalmem } from "node:os";
import process from "node:process";

/** What measurements are worth: the machine, and how busy it was before. */
export function describeMachine(): string {
  const [cpu] = cpus();
  const [load = 0] = loadavg();
  return [
    `Node ${process.versions.node}, ${platform()} ${release()}`,
    `${availableParallelism()} cores, ${cpu?.model.trim() ?? "of an unknown kind"}`,
    `${(totalmem() / 2 ** 30).toFixed(0)} GB of memory`,
    `load ${load.toFixed(1)} before the first run`,
  ].join("; ");
}
