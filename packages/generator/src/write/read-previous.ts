import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { PreviousPackage } from "../generate-slice.js";
import { MANIFEST } from "./managed-path.js";

/** What the last run left in a target; nothing where there is no manifest that can be read. */
export function readPrevious(target: string): PreviousPackage | undefined {
  const read = (path: string): string | undefined => {
    try {
      return readFileSync(join(target, path), "utf8");
    } catch {
      return undefined;
    }
  };
  try {
    const manifest: unknown = JSON.parse(read(MANIFEST) ?? "null");
    if (typeof manifest !== "object" || manifest === null || !("generator" in manifest)) {
      return undefined;
    }
    return { generator: String(manifest.generator), read };
  } catch {
    return undefined;
  }
}
