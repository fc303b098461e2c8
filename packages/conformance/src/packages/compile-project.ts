import { spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import process from "node:process";

const tsc = join(
  dirname(createRequire(import.meta.url).resolve("typescript/package.json")),
  "bin/tsc",
);

/** What is compiled of a directory, and how. */
export interface Project {
  readonly compilerOptions: object;
  /** Paths and patterns, seen from the directory. */
  readonly include: readonly string[];
  /** The file that all of it is written to, for a directory that has several projects. */
  readonly config?: string;
}

/** Everything that a consumer may have switched on, and the platform's names. */
export const strictOptions = {
  target: "ES2022",
  lib: ["ES2022", "DOM"],
  module: "NodeNext",
  moduleDetection: "force",
  types: [],
  strict: true,
  declaration: true,
  erasableSyntaxOnly: true,
  exactOptionalPropertyTypes: true,
  isolatedModules: true,
  noEmit: true,
  noFallthroughCasesInSwitch: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noPropertyAccessFromIndexSignature: true,
  noUncheckedIndexedAccess: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  skipLibCheck: false,
  verbatimModuleSyntax: true,
};

/** Compiles ES modules of a directory. The lines that the compiler says, none where nothing is wrong. */
export function compileProject(
  directory: string,
  { compilerOptions, include, config = "tsconfig.json" }: Project,
): readonly string[] {
  const manifest = join(directory, "package.json");
  if (!existsSync(manifest)) writeFileSync(manifest, '{ "type": "module" }');
  const text = JSON.stringify({ compilerOptions, include, exclude: [] });
  writeFileSync(join(directory, config), text);
  return runCompiler(["-p", config], directory);
}

/**
 * Emits a package's code to its `dist`, as its own project says, but for declarations. Types are not looked at: they need
 * the packages that it depends on.
 *
 * @throws {Error} with what the compiler says
 */
export function emitPackage(root: string): void {
  const flags = ["--noCheck", "--declaration", "false", "--declarationMap", "false"];
  const lines = runCompiler(["-p", root, ...flags], root);
  if (lines.length > 0) throw new Error(lines.slice(0, 20).join("\n"));
}

/** On one thread: tests run on each core, and what threads find out together they find out several times. */
function runCompiler(flags: readonly string[], directory: string): readonly string[] {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [tsc, ...flags, "--pretty", "false", "--singleThreaded"],
    { cwd: directory, encoding: "utf8", maxBuffer: 1 << 29 },
  );
  const lines = stdout.split("\n").filter((line) => line !== "");
  if (stderr !== "" || (status !== 0 && lines.length === 0)) {
    throw new Error(`the compiler failed with ${status}: ${stderr.slice(0, 2000)}`);
  }
  return lines;
}
