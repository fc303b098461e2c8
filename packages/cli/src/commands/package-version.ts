import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The version of a package that has not been released. */
const FIRST = "0.0.0";

/** The version of the package in a folder: releases raise it there, and generating keeps it. */
export function readPackageVersion(target: string): string {
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(target, "package.json"), "utf8"));
    const hasVersion = typeof manifest === "object" && manifest !== null && "version" in manifest;
    return hasVersion && typeof manifest.version === "string" ? manifest.version : FIRST;
  } catch {
    return FIRST;
  }
}
