import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import type { Files } from "./generate-models.js";

/** The texts of all files below a directory, by path with forward slashes; of an absent one, none. */
export function readTree(directory: string): Files {
  if (!existsSync(directory)) return {};
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => [relative(directory, file).replaceAll(sep, "/"), readFileSync(file, "utf8")]);
  return Object.fromEntries(entries);
}
