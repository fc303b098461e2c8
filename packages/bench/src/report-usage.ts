import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { performance } from "node:perf_hooks";
import process from "node:process";

/** What a process that is measured tells of itself. */
export interface Usage {
  /** Peak memory. */
  readonly megabytes: number;
  /** Milliseconds spent in writing files. */
  readonly writing: number;
  /** Milliseconds of processor time, of all threads: on a busy machine the steadier measure. */
  readonly processor: number;
}

// Preloaded into a process to be measured, so that it tells its usage where nothing else writes.
let writing = 0;
const { writeFileSync, writeSync } = fs;
fs.writeFileSync = (...words) => {
  const start = performance.now();
  writeFileSync(...words);
  writing += performance.now() - start;
};
syncBuiltinESMExports();

process.on("exit", () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  const processor = (userCPUTime + systemCPUTime) / 1000;
  const usage: Usage = { megabytes: maxRSS / 1024, writing, processor };
  writeSync(3, JSON.stringify(usage));
});
