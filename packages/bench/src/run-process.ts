import { spawnSync } from "node:child_process";
import { performance } from "node:perf_hooks";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { modulePath } from "./places.js";
import type { Usage } from "./report-usage.js";

export interface ProcessSample extends Usage {
  /** From start to exit. */
  readonly milliseconds: number;
  readonly stdout: string;
}

const preloaded = pathToFileURL(modulePath("./report-usage.js")).href;

/** Runs node with a module and its arguments to the end, and measures the whole process. */
export function runProcess(words: readonly string[], cwd = process.cwd()): ProcessSample {
  const start = performance.now();
  const { status, output, stderr } = spawnSync(
    process.execPath,
    ["--import", preloaded, ...words],
    {
      cwd,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe", "pipe"],
    },
  );
  const milliseconds = performance.now() - start;
  if (status !== 0) throw new Error(`${words.join(" ")} exited with ${status}: ${stderr}`);
  const usage: Usage = JSON.parse(output[3] ?? "");
  return { ...usage, milliseconds, stdout: output[1] ?? "" };
}
