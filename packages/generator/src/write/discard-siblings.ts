import { renameSync, rmSync } from "node:fs";
import { pathExists } from "./path-exists.js";
import { removeTree } from "./remove-tree.js";
import type { Siblings } from "./siblings.js";

/** Removes what a process has next to a target that is in its place, the lock at last. */
export function discardSiblings({ lock, stage, old }: Siblings): void {
  removeTree(stage);
  if (pathExists(old)) {
    // Should this be killed halfway: under its own name an old tree is complete.
    renameSync(old, stage);
    removeTree(stage);
  }
  rmSync(lock, { force: true });
}
