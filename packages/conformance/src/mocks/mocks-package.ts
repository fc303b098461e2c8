import { spawnSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import type { Model } from "@graphslice/csdl";
import { generateSlice, type GeneratedFile } from "@graphslice/generator";
import type { FixtureOptions } from "@graphslice/mock/fixtures";

const { resolve } = createRequire(import.meta.url);

const recordings = [{ name: "empty", archive: { log: { entries: [] } } }];

/** A function that makes fixtures. */
export type Fixture = (overrides?: object, options?: FixtureOptions) => object;

/** A mocks package that is built, as a consumer sees it. */
export interface MocksPackage {
  /** What the package exports. */
  readonly exports: Readonly<Record<string, Fixture>>;
  /** The TypeScript names of the structured types, by qualified name. */
  readonly names: ReadonlyMap<string, string>;
}

/**
 * Generates the mocks of a model, emits their code with the compiler and loads them.
 *
 * @param directory where the packages go: below `node_modules`, as at a consumer's
 */
export async function buildMocks(
  name: string,
  model: Model,
  directory: string,
): Promise<MocksPackage> {
  const { models, mocks } = await generateMocks(name, model);
  const root = join(directory, "node_modules", `${name}-mocks`);
  writeTree(root, mocks);
  linkPackage("@graphslice/mock", directory);
  // Types are looked at where the models are there too: in checkMocks.
  const flags = ["--noCheck", "--declaration", "false", "--declarationMap", "false"];
  const { status, output } = compile(root, flags);
  if (status !== 0) throw new Error(output);
  const exports = await import(/* @vite-ignore */ pathToFileURL(join(root, "dist/index.js")).href);
  return { exports, names: readNames(models) };
}

/** Generates the models and mocks of a model, and returns what the compiler says of them, and of a consumer's module. */
export async function checkMocks(
  name: string,
  model: Model,
  directory: string,
  consumer = "",
): Promise<string> {
  const { models, mocks } = await generateMocks(name, model);
  for (const [kind, files] of Object.entries({ models, mocks })) {
    const modules = files.filter(({ path }) => path.endsWith(".ts"));
    writeTree(join(directory, "node_modules", `${name}-${kind}`), modules);
  }
  linkPackage("@graphslice/mock", directory);
  const config = {
    compilerOptions: {
      target: "ES2022",
      lib: ["ES2022", "DOM"],
      module: "NodeNext",
      moduleDetection: "force",
      types: [],
      strict: true,
      exactOptionalPropertyTypes: true,
      isolatedDeclarations: true,
      isolatedModules: true,
      declaration: true,
      noImplicitReturns: true,
      noPropertyAccessFromIndexSignature: true,
      noUncheckedIndexedAccess: true,
      noUnusedLocals: true,
      noUnusedParameters: true,
      verbatimModuleSyntax: true,
      skipLibCheck: false,
      noEmit: true,
      paths: {
        [`${name}-models`]: [`./node_modules/${name}-models/src/index.ts`],
        [`${name}-mocks`]: [`./node_modules/${name}-mocks/src/index.ts`],
        [`${name}-mocks/*`]: [`./node_modules/${name}-mocks/src/*.ts`],
      },
    },
    include: [`node_modules/${name}-*/src`, "consumer.ts"],
    exclude: [],
  };
  writeFileSync(join(directory, "tsconfig.json"), JSON.stringify(config));
  writeFileSync(join(directory, "package.json"), '{ "type": "module" }');
  writeFileSync(join(directory, "consumer.ts"), `${consumer}\nexport {};\n`);
  return compile(directory, []).output;
}

type Files = readonly GeneratedFile[];

async function generateMocks(
  name: string,
  model: Model,
): Promise<{ readonly models: Files; readonly mocks: Files }> {
  const { packages } = await generateSlice(name, model, [
    { kind: "models", packageName: `${name}-models`, version: "0.0.0" },
    { kind: "mocks", packageName: `${name}-mocks`, version: "0.0.0", recordings },
  ]);
  const filesOf = (kind: string): Files => packages.find((each) => each.kind === kind)?.files ?? [];
  return { models: filesOf("models"), mocks: filesOf("mocks") };
}

function readNames(models: Files): ReadonlyMap<string, string> {
  const api = JSON.parse(models.find(({ path }) => path === "api.json")?.text ?? "");
  const members: Readonly<Record<string, string>> = api.TypesByName.members;
  return new Map(Object.entries(members).map(([key, type]) => [JSON.parse(key), type]));
}

function writeTree(root: string, files: Files): void {
  const folders = new Set(files.map(({ path }) => dirname(join(root, path))));
  for (const folder of folders) mkdirSync(folder, { recursive: true });
  for (const { path, text } of files) writeFileSync(join(root, path), text);
}

function linkPackage(name: string, directory: string): void {
  const link = join(directory, "node_modules", name);
  mkdirSync(dirname(link), { recursive: true });
  symlinkSync(dirname(resolve(`${name}/package.json`)), link, "dir");
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
