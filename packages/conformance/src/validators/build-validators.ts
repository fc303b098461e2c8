import { spawnSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import process from "node:process";
import type { Model } from "@graphslice/csdl";
import { generateSlice, type GeneratedFile } from "@graphslice/generator";
import { ValidatorPackage } from "./validator-package.js";

const { resolve } = createRequire(import.meta.url);
const RUNTIME = "@graphslice/runtime";

/**
 * Generates the validators of a model, emits their code with the compiler and loads them.
 *
 * @param directory where the package goes: below `node_modules`, as at a consumer's
 */
export async function buildValidators(
  name: string,
  model: Model,
  directory: string,
): Promise<ValidatorPackage> {
  const models = { packageName: `${name}-models`, version: "0.0.0" };
  const { packages } = await generateSlice(
    name,
    model,
    [{ kind: "validators", packageName: `${name}-validators`, version: "0.0.0" }],
    models,
  );
  const root = join(directory, "node_modules", `${name}-validators`);
  for (const { files } of packages) writeTree(root, files);
  linkRuntime(directory);
  // Types are looked at where the models are there too: in checkValidators.
  const { status, output } = compile(root, ["--noCheck"]);
  if (status !== 0) throw new Error(output);
  return ValidatorPackage.load(root);
}

/** Generates the models and validators of a model, and returns what the compiler says of them. */
export async function checkValidators(
  name: string,
  model: Model,
  directory: string,
): Promise<string> {
  const { packages } = await generateSlice(name, model, [
    { kind: "models", packageName: `${name}-models`, version: "0.0.0" },
    { kind: "validators", packageName: `${name}-validators`, version: "0.0.0" },
  ]);
  for (const { kind, files } of packages) {
    const modules = files.filter(({ path }) => path.endsWith(".ts"));
    writeTree(join(directory, "node_modules", `${name}-${kind}`), modules);
  }
  linkRuntime(directory);
  const config = {
    compilerOptions: {
      target: "ES2022",
      lib: ["ES2022"],
      module: "NodeNext",
      moduleDetection: "force",
      types: [],
      strict: true,
      exactOptionalPropertyTypes: true,
      isolatedModules: true,
      noFallthroughCasesInSwitch: true,
      noImplicitOverride: true,
      noPropertyAccessFromIndexSignature: true,
      noUncheckedIndexedAccess: true,
      noUnusedLocals: true,
      verbatimModuleSyntax: true,
      skipLibCheck: false,
      noEmit: true,
      paths: { [`${name}-models`]: [`./node_modules/${name}-models/types/index.d.ts`] },
    },
    include: [`node_modules/${name}-*/src`, `node_modules/${name}-*/types`],
    exclude: [],
  };
  writeFileSync(join(directory, "tsconfig.json"), JSON.stringify(config));
  writeFileSync(join(directory, "package.json"), '{ "type": "module" }');
  return compile(directory, []).output;
}

function writeTree(root: string, files: readonly GeneratedFile[]): void {
  const folders = new Set(files.map(({ path }) => dirname(join(root, path))));
  for (const folder of folders) mkdirSync(folder, { recursive: true });
  for (const { path, text } of files) writeFileSync(join(root, path), text);
}

function linkRuntime(directory: string): void {
  const link = join(directory, "node_modules", RUNTIME);
  mkdirSync(dirname(link), { recursive: true });
  symlinkSync(dirname(resolve(`${RUNTIME}/package.json`)), link, "dir");
}

function compile(
  root: string,
  flags: readonly string[],
): { readonly status: number | null; readonly output: string } {
  const tsc = join(dirname(resolve("typescript/package.json")), "bin/tsc");
  const { status, stdout } = spawnSync(process.execPath, [tsc, "-p", root, ...flags], {
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
  return { status, output: stdout.split("\n").slice(0, 20).join("\n") };
}
