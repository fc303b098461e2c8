import type { ChildProcess } from "node:child_process";
import { onTestFinished, vi } from "vitest";
import { runChild, type ChildOutcome } from "./child-process.js";

/** `graphslice mock` or `graphslice record` as a process of its own. */
export interface RunningMock {
  /** What the first line says. */
  readonly first: string;
  readonly url: string;
  /** Where it answers about itself. */
  readonly private: string;
  /** What it has printed so far. */
  readonly err: () => string;
  readonly out: () => string;
  stop(signal?: NodeJS.Signals): Promise<ChildOutcome>;
}

/** Starts the command as a process, which the test's end stops. */
export function startMock(cwd: string, ...words: readonly string[]): Promise<RunningMock> {
  return startUntil(onTestFinished, cwd, ["mock", ...words]);
}

/** Starts a command that serves until that says to end: `afterAll` for one that several tests ask. */
export async function startUntil(
  end: (stop: () => void) => void,
  cwd: string,
  words: readonly string[],
): Promise<RunningMock> {
  let child: ChildProcess | undefined;
  let out = "";
  let err = "";
  const outcome = runChild(words, {
    cwd,
    meanwhile: (process) => {
      child = process;
      process.stdout?.on("data", (chunk: Buffer) => (out += chunk.toString()));
      process.stderr?.on("data", (chunk: Buffer) => (err += chunk.toString()));
    },
  });
  end(() => void child?.kill("SIGKILL"));
  const early = outcome.then(({ err: text }) => {
    throw new Error(`the server has ended: ${text}`);
  });
  early.catch(() => {});
  await Promise.race([early, vi.waitUntil(() => out.includes("\n"), { timeout: 30_000 })]);
  const [first = ""] = out.split("\n");
  const url = first.startsWith("{") ? String(JSON.parse(first).url) : first;
  return {
    first,
    url,
    private: `${new URL(url).origin}/__graphslice`,
    err: () => err,
    out: () => out,
    stop: (signal = "SIGINT") => {
      child?.kill(signal);
      return outcome;
    },
  };
}
