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

const v1 = resolve(
  repository,
  process.env["GRAPHSLICE_MATERIAL"] ?? "../shared",
  "csdl/graph-v1.0-2026-08-20.csdl.xml",
);

/** The metadata of Graph v1.0, where it is at hand. */
export const v1Metadata = existsSync(v1) ? v1 : undefined;

/** A module of this package as node runs it. */
export function modulePath(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}
