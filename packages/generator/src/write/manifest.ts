import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isManagedPath, MANIFEST } from "./managed-path.js";
import { manifestEntryInvalid, manifestInvalid, notFile } from "./problems.js";
import type { FindEntry } from "./open-tree.js";

const PRINT_WIDTH = 100;

interface Manifest {
  /** Version of the generator that wrote the package. */
  readonly generator: string;
  readonly files: readonly string[];
}

/** The manifest's text, as Prettier would leave it. */
export function formatManifest(generator: string, files: readonly string[]): string {
  const paths = files.toSorted().map((path) => JSON.stringify(path));
  const line = `  "files": [${paths.join(", ")}]`;
  const list =
    line.length <= PRINT_WIDTH
      ? line
      : `  "files": [\n${paths.map((path) => `    ${path}`).join(",\n")}\n  ]`;
  return `{\n  "generator": ${JSON.stringify(generator)},\n${list}\n}\n`;
}

/** The files that the last run generated, none where there is no manifest. */
export function readManifest(root: string, find: FindEntry): readonly string[] {
  const path = join(root, MANIFEST);
  const kind = find(MANIFEST);
  if (kind === undefined) return [];
  if (kind !== "file") throw notFile(path, kind);
  const { files } = parseManifest(path, readFileSync(path, "utf8"));
  for (const file of files) if (!isManagedPath(file)) throw manifestEntryInvalid(path, file);
  return files;
}

function parseManifest(path: string, text: string): Manifest {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw manifestInvalid(path, "text that is no JSON", error);
  }
  if (!isManifest(value)) throw manifestInvalid(path, "other JSON");
  return value;
}

function isManifest(value: unknown): value is Manifest {
  return (
    typeof value === "object" &&
    value !== null &&
    "generator" in value &&
    typeof value.generator === "string" &&
    "files" in value &&
    Array.isArray(value.files) &&
    value.files.every((file) => typeof file === "string")
  );
}
