import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import process from "node:process";
import type { SourceText } from "@graphslice/generator";
import { repository } from "./repository.js";

const material = resolve(repository, process.env["GRAPHSLICE_MATERIAL"] ?? "../shared");
const directory = resolve(material, "csdl");

/** The documented requests and responses; the file may be absent. */
export const corpus = resolve(material, "corpus/graph-docs-2021-07-16.jsonl");

/** Whether the metadata that Microsoft published is at hand. */
export const hasMaterial = existsSync(directory);

/** The absolute path of a snapshot of Graph's metadata. */
export function snapshotPath(name: string): string {
  return resolve(directory, `${name}.csdl.xml`);
}

export function readSnapshot(name: string): SourceText {
  const file = snapshotPath(name);
  return { file, text: readFileSync(file) };
}
