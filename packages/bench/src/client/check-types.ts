import { spawnSync } from "node:child_process";
import { performance } from "node:perf_hooks";
import process from "node:process";
import { tsc } from "./create-project.js";

export interface TypeCheck {
  /** Of the whole process, from its start to its end. */
  readonly milliseconds: number;
  /** What the compiler says that it used. */
  readonly megabytes: number;
}

/**
 * Checks the types of a project with the compiler.
 *
 * @throws {Error} if they are wrong: the time of that would mean nothing.
 */
export function checkTypes(project: string): TypeCheck {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [tsc, "--project", project, "--extendedDiagnostics", "--pretty", "false"],
    { encoding: "utf8" },
  );
  const milliseconds = performance.now() - start;
  const kilobytes = /^Memory used:\s+(\d+)K$/m.exec(stdout)?.[1];
  if (status !== 0 || kilobytes === undefined) throw new Error(`tsc: ${stdout}${stderr}`);
  return { milliseconds, megabytes: Number(kilobytes) / 1024 };
}
