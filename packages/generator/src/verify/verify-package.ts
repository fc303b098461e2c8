import type { GeneratedFile } from "../generated-file.js";
import type { PlannedFile } from "../planned-file.js";
import { printJson } from "../render/print-json.js";
import { extractApi } from "./extract-api.js";
import type { ModuleStructure } from "./module-structure.js";
import { verifyFile } from "./verify-file.js";

/**
 * Verifies every TypeScript file of a package and adds `api.json`, the package's public API as its files have it.
 *
 * @throws {VerificationError} if a file is not what was planned.
 */
export function verifyPackage(
  planned: readonly PlannedFile[],
  files: readonly GeneratedFile[],
): readonly GeneratedFile[] {
  const structures = new Map<string, ModuleStructure>();
  planned.forEach((plan, index) => {
    const file = files[index];
    if (file !== undefined && file.path.endsWith(".ts"))
      structures.set(file.path, verifyFile(file, plan));
  });
  return [...files, { path: "api.json", text: `${printJson(extractApi(structures), 0)}\n` }];
}
