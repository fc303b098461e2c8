import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { main } from "../places.js";
import { runProcess } from "../run-process.js";

const { resolve } = createRequire(import.meta.url);

/** The compiler as it is installed. */
export const tsc = join(dirname(resolve("typescript/package.json")), "bin/tsc");

/** The strictness that a consumer may have switched on; declaration files are taken as they are, as by most. */
const compilerOptions = {
  target: "ES2022",
  lib: ["ES2022", "DOM"],
  module: "NodeNext",
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: true,
  noEmit: true,
};

/** The text of a program of `programs`. */
export function readProgram(name: string): string {
  return readFileSync(new URL(`../../programs/${name}`, import.meta.url), "utf8");
}

/**
 * Lays out a consumer's project: the client of the whole of some metadata, `whole-client`, generated, built and
 * installed, and a program that uses it.
 */
export function createProject(metadata: string, directory: string): void {
  const modules = join(directory, "node_modules");
  mkdirSync(join(modules, "@graphslice"), { recursive: true });
  symlinkSync(
    dirname(resolve("@graphslice/runtime/package.json")),
    join(modules, "@graphslice/runtime"),
  );
  const words = ["--metadata", metadata, "--name", "whole", "--out", modules];
  runProcess([main, "generate", "--quiet", "--only", "models,client", ...words]);
  runProcess([tsc, "--project", join(modules, "whole-client"), "--noCheck"]);
  writeFileSync(join(directory, "package.json"), '{ "type": "module" }');
  writeFileSync(join(directory, "consumer.ts"), readProgram("consumer.ts"));
  writeFileSync(
    join(directory, "tsconfig.json"),
    JSON.stringify({ compilerOptions, files: ["consumer.ts"] }),
  );
}
