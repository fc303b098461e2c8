import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { compileProject, strictOptions } from "../../src/packages/compile-project.js";
import { listPublished, repository } from "../repository.js";

const folderOf = (tool: string): string =>
  dirname(fileURLToPath(import.meta.resolve(`${tool}/package.json`)));

/** What a command has done. */
export interface Outcome {
  readonly status: number | null;
  readonly output: string;
  readonly errors: string;
}

/**
 * Makes a directory a user's project: with the repository's metadata and config, its packages installed, and an `npx`
 * that runs the built command line.
 */
export function layOutProject(directory: string): void {
  for (const path of ["metadata", "graphslice.config.ts"]) {
    cpSync(join(repository, path), join(directory, path), { recursive: true });
  }
  for (const { name, directory: target } of listPublished()) {
    const link = join(directory, "node_modules", name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(target, link, "junction");
  }
  symlinkSync(folderOf("vitest"), join(directory, "node_modules/vitest"), "junction");
  writeFileSync(join(directory, "package.json"), '{ "type": "module" }\n');
  writeNpx(directory);
}

/** Writes an `npx` into a project that runs the built command line, and changesets. */
export function writeNpx(directory: string): void {
  const npx = `#!/bin/sh
case "$1" in
  graphslice) program="${join(repository, "packages/cli/dist/main.js")}" ;;
  changeset) program="${fileURLToPath(import.meta.resolve("@changesets/cli/bin.js"))}" ;;
  *) exit 127 ;;
esac
shift
exec "${process.execPath}" "$program" "$@"
`;
  mkdirSync(join(directory, "bin"));
  writeFileSync(join(directory, "bin/npx"), npx, { mode: 0o755 });
}

/** Runs a line of a shell in a project, without colours. */
export function runLine(line: string, directory: string): Outcome {
  const path = [join(directory, "bin"), process.env["PATH"]].join(delimiter);
  const { status, stdout, stderr } = spawnSync("sh", ["-c", line], {
    cwd: directory,
    encoding: "utf8",
    env: { ...process.env, PATH: path, NO_COLOR: "1" },
  });
  return { status, output: stdout, errors: stderr };
}

/** Compiles files of a project as strictly as the compiler can, and returns what it says. */
export function compile(files: readonly string[], directory: string): string {
  return compileProject(directory, { compilerOptions: strictOptions, include: files }).join("\n");
}

/** Runs a file of tests of a project. */
export function runTests(file: string, directory: string): Outcome {
  const runner = join(folderOf("vitest"), "vitest.mjs");
  const { status, stdout, stderr } = spawnSync(process.execPath, [runner, "run", file], {
    cwd: directory,
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" },
  });
  return { status, output: stdout, errors: stderr };
}
