import { renameSync } from "node:fs";
import { discardSiblings } from "./discard-siblings.js";
import { pathExists } from "./path-exists.js";
import { notRecovered } from "./problems.js";
import { resolveTarget } from "./resolve-target.js";
import { findLocks, refuseOtherWriter, siblingsOf } from "./siblings.js";
import { toWriteError } from "./write-error.js";

/**
 * Cleans up after runs that were killed: a target that was being swapped is put back, what was staged is removed.
 * Throws where another process is writing to the target right now.
 */
export function recoverTarget(target: string): void {
  try {
    recoverRoot(resolveTarget(target));
  } catch (error) {
    throw toWriteError(error, (cause) => notRecovered(target, cause));
  }
}

function recoverRoot(root: string): void {
  refuseOtherWriter(root);
  for (const pid of findLocks(root)) {
    const siblings = siblingsOf(root, pid);
    if (pathExists(siblings.old) && !pathExists(root)) renameSync(siblings.old, root);
    discardSiblings(siblings);
  }
}
