import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

const repository = fileURLToPath(new URL("../../../", import.meta.url));

const manifest = createRequire(import.meta.url).resolve("graphslice/package.json");

/** The command line as it is installed. */
export const main = join(
  dirname(manifest),
  JSON.parse(readFileSync(manifest, "utf8")).bin.graphslice,
);

export const shippedMetadata = join(repository, "metadata/office-configuration");

/** The metadata of Graph v1.0, where it is at hand. */
export const v1Metadata = findMetadata("graph-v1.0-2026-08-20");

/** The metadata of Graph beta, where it is at hand. */
export const betaMetadata = findMetadata("graph-beta-2021-07-13");

function findMetadata(name: string): string | undefined {
  const material = process.env["GRAPHSLICE_MATERIAL"] ?? "../shared";
  const file = resolve(repository, material, `csdl/${name}.csdl.xml`);
  return existsSync(file) ? file : undefined;
}

/** A module of this package as node runs it. */
export function modulePath(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}
