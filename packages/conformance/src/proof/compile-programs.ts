import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { compileProject } from "../packages/compile-project.js";

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
  for (const [name, text] of programs) writeFileSync(join(directory, `${name}.ts`), text);
  const include = [...programs.keys()].map((name) => `${name}.ts`);
  const lines = compileProject(directory, { compilerOptions, include });
  const errors = readErrors(lines);
  if (errors.some(({ program }) => !programs.has(program))) {
    throw new Error(`the compiler failed: ${lines.join("\n").slice(0, 2000)}`);
  }
  return errors;
}

function readErrors(lines: readonly string[]): readonly CompileError[] {
  const errors: { program: string; line: number; column: number; message: string }[] = [];
  for (const text of lines) {
    const found = /^(.+?)\.ts\((\d+),(\d+)\): error (.*)$/.exec(text);
    const last = errors.at(-1);
    if (found !== null) {
      const [, program = "", line = "", column = "", message = ""] = found;
      errors.push({ program, line: Number(line), column: Number(column), message });
    } else if (text.startsWith(" ") && last !== undefined) last.message += `\n${text}`;
    else errors.push({ program: "", line: 0, column: 0, message: text });
  }
  return errors;
}
