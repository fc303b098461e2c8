import { execFileSync, spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { ChildOrder } from "./write-child.js";

const PACKAGE = fileURLToPath(new URL("../../", import.meta.url));
const COMPILER = fileURLToPath(import.meta.resolve("typescript/package.json"));

/** How a child ended. */
export interface ChildEnd {
  readonly signal: string | null;
  /** What it printed, line by line: the changes that it made and then `done`. */
  readonly lines: readonly string[];
  readonly errors: string;
}

/** Compiles what children run into a directory and returns the program's path. */
export function compileChild(directory: string): string {
  const types = join(dirname(COMPILER), "../@types");
  const config = {
    extends: join(PACKAGE, "../../tsconfig.base.json"),
    compilerOptions: { rootDir: PACKAGE, outDir: directory, types: ["node"], typeRoots: [types] },
    files: [join(PACKAGE, "test/write/write-child.ts")],
  };
  writeFileSync(join(directory, "tsconfig.json"), JSON.stringify(config));
  writeFileSync(join(directory, "package.json"), '{ "type": "module" }');
  const compiler = join(dirname(COMPILER), "bin/tsc");
  execFileSync(process.execPath, [compiler, "--project", join(directory, "tsconfig.json")]);
  return join(directory, "test/write/write-child.js");
}

/** Runs a child to its end. */
export function runChild(program: string, order: Partial<ChildOrder>): Promise<ChildEnd> {
  const complete: ChildOrder = {
    packages: [],
    signal: "SIGKILL",
    signalAt: 0,
    handles: false,
    ...order,
  };
  const child = spawn(process.execPath, [program, JSON.stringify(complete)]);
  let output = "";
  let errors = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (errors += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (_, signal) => {
      resolve({ signal, lines: output.split("\n").slice(0, -1), errors });
    });
  });
}

/** Runs jobs, three at a time. */
export async function runAll(jobs: readonly (() => Promise<void>)[]): Promise<void> {
  const waiting = jobs.values();
  const work = async (): Promise<void> => {
    for (const job of waiting) await job();
  };
  await Promise.all([work(), work(), work()]);
}
