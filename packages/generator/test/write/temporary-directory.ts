import { mkdtempSync, realpathSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { removeTree } from "../../src/write/remove-tree.js";

/** Makes a directory that is removed when the test has finished. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(realpathSync(tmpdir()), "graphslice-write-"));
  onTestFinished(() => removeTree(directory));
  return directory;
}
