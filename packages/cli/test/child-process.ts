import { spawn, type ChildProcess } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { emptyDirectory } from "./project.js";

/** The built command line. */
export const PROGRAM = fileURLToPath(new URL("../dist/main.js", import.meta.url));

export interface ChildOutcome {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

interface ChildOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** What is done to the process as soon as there is one. */
  readonly meanwhile?: (child: ChildProcess) => void;
}

/** Runs the built command line as a process of its own. */
export function runChild(words: readonly string[], options: ChildOptions): Promise<ChildOutcome> {
  return runProgram(process.execPath, [PROGRAM, ...words], options);
}

/** Runs a program without what the environment says about colours. */
export function runProgram(
  program: string,
  words: readonly string[],
  { cwd, env = {}, meanwhile }: ChildOptions,
): Promise<ChildOutcome> {
  const { NO_COLOR: _no, FORCE_COLOR: _force, CI: _ci, ...inherited } = process.env;
  const child = spawn(program, words, { cwd, env: { ...inherited, ...env } });
  let out = "";
  let err = "";
  child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString()));
  meanwhile?.(child);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => resolve({ code, signal, out, err }));
  });
}

/** The modules that a command loads, as V8's coverage has them. */
export async function findLoaded(
  words: readonly string[],
  cwd: string,
): Promise<readonly string[]> {
  const directory = emptyDirectory();
  await runChild(words, { cwd, env: { NODE_V8_COVERAGE: directory } });
  return readdirSync(directory).flatMap((name) => {
    const { result }: { result: readonly { readonly url: string }[] } = JSON.parse(
      readFileSync(join(directory, name), "utf8"),
    );
    return result.map(({ url }) => url);
  });
}
