import { chmodSync, chownSync, lstatSync, mkdirSync, writeFileSync, type Stats } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { linkTree } from "./link-tree.js";
import { directoriesOf } from "./managed-path.js";
import type { TargetPlan } from "./plan-target.js";

const MODE_BITS = 0o7777;

/**
 * Builds the tree that is to replace a target: new and changed files are written, all others are linked.
 *
 * @param isReplacing whether the target exists
 */
export function stageTree(plan: TargetPlan, stage: string, isReplacing: boolean): void {
  const { root, files, texts } = plan;
  const kept = directoriesOf(texts.keys());
  const leftOut = new Set(
    files.flatMap(({ path, change }) =>
      change === "changed" || change === "deleted" ? [path] : [],
    ),
  );
  if (!isReplacing) mkdirSync(stage);
  const linked = isReplacing ? linkTree(root, stage, leftOut, kept) : [];
  for (const directory of kept) mkdirSync(join(stage, directory), { recursive: true });
  for (const { path, change } of files) {
    const text = texts.get(path);
    if (text === undefined || change === "unchanged") continue;
    const file = join(stage, path);
    writeFileSync(file, text, { flag: "wx" });
    if (change === "changed") keepAccess(file, lstatSync(join(root, path)));
  }
  for (const { path, original } of linked.toReversed()) keepAccess(path, original);
}

/** Gives what replaces a file or directory the same mode, and the same owner where that is allowed. */
function keepAccess(path: string, original: Stats): void {
  if (original.isSymbolicLink()) return;
  if (process.geteuid?.() === 0) chownSync(path, original.uid, original.gid);
  chmodSync(path, original.mode & MODE_BITS);
}
