import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** The directory of a run of tests. */
    shared: string;
  }
}

/** Makes a directory for all workers, and returns what removes it. */
export function setup(project: TestProject): () => void {
  const directory = mkdtempSync(join(realpathSync(tmpdir()), "graphslice-shared-"));
  project.provide("shared", directory);
  return () => rmSync(directory, { recursive: true, force: true });
}
