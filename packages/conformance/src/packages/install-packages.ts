import { existsSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Model } from "@graphslice/csdl";
import { generateSlice, type GeneratedFile, type PackageKind } from "@graphslice/generator";

const { resolve } = createRequire(import.meta.url);

/** What generated packages depend on. */
const DEPENDENCIES = ["@graphslice/runtime", "@graphslice/mock"];

const recordings = [{ name: "empty", archive: { log: { entries: [] } } }];

/** Packages to be generated; they are called `@example/NAME-KIND`. */
export interface Installation {
  readonly name: string;
  readonly model: Model;
  readonly kinds: readonly PackageKind[];
  /** Which of the files are written; otherwise all are. */
  readonly isWanted?: (path: string) => boolean;
}

/** The files of generated packages by kind. */
export type PackageFiles = Readonly<Record<PackageKind, readonly GeneratedFile[]>>;

/** Generates packages of a model, which depend on models that need not be among them. */
async function generatePackages({ name, model, kinds }: Installation): Promise<PackageFiles> {
  const version = "1.0.0";
  const { packages } = await generateSlice(
    name,
    model,
    kinds.map((kind) => ({ kind, packageName: `@example/${name}-${kind}`, version, recordings })),
    kinds.includes("models") ? undefined : { packageName: `@example/${name}-models`, version },
  );
  const filesOf = (kind: PackageKind): readonly GeneratedFile[] =>
    packages.find((each) => each.kind === kind)?.files ?? [];
  return {
    models: filesOf("models"),
    validators: filesOf("validators"),
    client: filesOf("client"),
    mocks: filesOf("mocks"),
  };
}

/** Generates packages and writes them below a directory's `node_modules`, as at a consumer's. */
export async function installPackages(
  installation: Installation,
  directory: string,
): Promise<PackageFiles> {
  const { name, kinds, isWanted = () => true } = installation;
  const generated = await generatePackages(installation);
  for (const kind of kinds) {
    const files = generated[kind].filter(({ path }) => isWanted(path));
    writeTree(rootOf(directory, name, kind), files);
  }
  linkDependencies(directory);
  return generated;
}

/** The folder of an installed package. */
export function rootOf(directory: string, name: string, kind: PackageKind): string {
  return join(directory, "node_modules/@example", `${name}-${kind}`);
}

function writeTree(root: string, files: readonly GeneratedFile[]): void {
  const folders = new Set(files.map(({ path }) => dirname(join(root, path))));
  for (const folder of folders) mkdirSync(folder, { recursive: true });
  for (const { path, text } of files) writeFileSync(join(root, path), text);
}

/** Links what generated packages depend on, where that is not done. */
export function linkDependencies(directory: string): void {
  for (const name of DEPENDENCIES) {
    const link = join(directory, "node_modules", name);
    if (existsSync(link)) continue;
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(dirname(resolve(`${name}/package.json`)), link, "dir");
  }
}
