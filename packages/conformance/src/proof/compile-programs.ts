import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import process from "node:process";

const { resolve } = createRequire(import.meta.url);
const tsc = join(dirname(resolve("typescript/package.json")), "bin/tsc");

/** What the compiler says of a line of a program. */
export interface CompileError {
  readonly program: string;
  /** Counted from 1, as the column is. */
  readonly line: number;
  readonly column: number;
  /** With all that explains it, on lines of their own. */
  readonly message: string;
}

const compilerOptions = {
  target: "ES2022",
  lib: ["ES2022", "DOM", "ESNext.Disposable"],
  module: "NodeNext",
  moduleDetection: "force",
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  verbatimModuleSyntax: true,
  // That the packages compile by themselves is tested with them.
  skipLibCheck: true,
  noEmit: true,
  preserveSymlinks: true,
};

/**
 * Compiles programs, by name, in a directory whose `node_modules` has the packages that they use.
 *
 * @throws {Error} if the compiler says something of anything but the programs.
 */
export function compilePrograms(
  programs: ReadonlyMap<string, string>,
  directory: string,
): readonly CompileError[] {
  const runtime = join(directory, "node_modules/@graphslice/runtime");
  if (!existsSync(runtime)) {
    mkdirSync(dirname(runtime), { recursive: true });
    symlinkSync(dirname(resolve("@graphslice/runtime/package.json")), runtime, "dir");
  }
  for (const [name, text] of programs) writeFileSync(join(directory, `${name}.ts`), text);
  const files = [...programs.keys()].map((name) => `${name}.ts`);
  writeFileSync(join(directory, "package.json"), '{ "type": "module" }');
  writeFileSync(join(directory, "tsconfig.json"), JSON.stringify({ compilerOptions, files }));
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [tsc, "-p", directory, "--pretty", "false"],
    { cwd: directory, encoding: "utf8", maxBuffer: 1 << 29 },
  );
  const errors = readErrors(stdout);
  const stray = errors.filter(({ program }) => !programs.has(program));
  if (stray.length > 0 || stderr !== "" || (status !== 0 && errors.length === 0)) {
    throw new Error(`the compiler failed: ${stderr}${stdout.slice(0, 2000)}`);
  }
  return errors;
}

function readErrors(output: string): readonly CompileError[] {
  const errors: { program: string; line: number; column: number; message: string }[] = [];
  for (const text of output.split("\n")) {
    const found = /^(.+?)\.ts\((\d+),(\d+)\): error (.*)$/.exec(text);
    const last = errors.at(-1);
    if (found !== null) {
      const [, program = "", line = "", column = "", message = ""] = found;
      errors.push({ program, line: Number(line), column: Number(column), message });
    } else if (text.startsWith(" ") && last !== undefined) last.message += `\n${text}`;
    else if (text !== "") errors.push({ program: "", line: 0, column: 0, message: text });
  }
  return errors;
}
