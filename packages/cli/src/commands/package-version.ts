import { readFileSync } from "node:fs";
import { join } from "node:path";
import { shortenPath } from "../terminal/shorten-path.js";

/** The version of a package that has not been released. */
const FIRST = "0.0.0";

/**
 * The version of the package in a folder: releases raise it there, and generating keeps it.
 *
 * @throws if its package.json is no JSON, as after a merge: the version would be lost.
 */
export function readPackageVersion(target: string, cwd: string): string {
  const file = join(target, "package.json");
  try {
    const manifest: unknown = JSON.parse(readFileSync(file, "utf8"));
    const hasVersion = typeof manifest === "object" && manifest !== null && "version" in manifest;
    return hasVersion && typeof manifest.version === "string" ? manifest.version : FIRST;
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) return FIRST;
    throw new Error(
      `${shortenPath(file, cwd)}: is no JSON, so the version to keep is not known; restore or delete it (${cause.message})`,
      { cause },
    );
  }
}
