import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
} from "node:fs";
import { dirname } from "node:path";
import { pid } from "node:process";
import { discardSiblings } from "./discard-siblings.js";
import type { LocatedPackage } from "./locate-packages.js";
import { pathExists } from "./path-exists.js";
import { planTarget } from "./plan-target.js";
import { inTheWay, notMovable, notWritable } from "./problems.js";
import { removeTree } from "./remove-tree.js";
import { refuseOtherWriter, siblingsOf, type Siblings } from "./siblings.js";
import { stageTree } from "./stage-tree.js";
import { codeOf } from "./write-error.js";

const NOT_PERMITTED = new Set("EACCES EPERM EROFS".split(" "));

/** Replaces one target: claim, stage, swap and finish, in this order, or undo after any of the first three. */
export class TargetSwap {
  readonly root: string;
  readonly #output: LocatedPackage;
  readonly #generator: string;
  readonly #siblings: Siblings;
  /** How to take back what was done, step by step. */
  readonly #undo: (() => void)[] = [];
  #isReplacing = false;

  constructor(output: LocatedPackage, generator: string) {
    this.root = output.root;
    this.#output = output;
    this.#generator = generator;
    this.#siblings = siblingsOf(output.root, pid);
  }

  /** Keeps other processes from writing to the target. */
  claim(): void {
    const { lock, stage, old } = this.#siblings;
    const parent = dirname(this.root);
    for (const path of [stage, old]) if (pathExists(path)) throw inTheWay(path);
    try {
      this.#makeDirectory(parent);
      this.#makeLock(lock);
    } catch (error) {
      throw NOT_PERMITTED.has(codeOf(error) ?? "") ? notWritable(parent, this.root, error) : error;
    }
    // Looked for only now: of two processes that claim the target at the same time, at most one goes on.
    refuseOtherWriter(this.root);
  }

  /** Builds the new tree next to the target. What there is to do is found out anew, now that nobody else writes. */
  stage(): void {
    const { stage } = this.#siblings;
    const plan = planTarget(this.#output, this.#generator);
    this.#isReplacing = pathExists(this.root);
    this.#undo.push(() => removeTree(stage));
    stageTree(plan, stage, this.#isReplacing);
  }

  /** Puts the new tree in the place of the old one. */
  swap(): void {
    const { stage, old } = this.#siblings;
    if (this.#isReplacing) {
      try {
        renameSync(this.root, old);
      } catch (error) {
        const code = codeOf(error);
        throw code === "EBUSY" || code === "EXDEV" ? notMovable(this.root, error) : error;
      }
      this.#undo.push(() => renameSync(old, this.root));
    }
    renameSync(stage, this.root);
    this.#undo.push(() => renameSync(this.root, stage));
  }

  /** Removes the old tree. The target is written by now: what cannot be removed is left, locked, to the next run. */
  finish(): void {
    try {
      discardSiblings(this.#siblings);
    } catch {
      return;
    }
  }

  /** Puts the target back. Where that fails, the lock stays, and the next run recovers the target. */
  undo(): void {
    for (let step = this.#undo.pop(); step !== undefined; step = this.#undo.pop()) step();
  }

  #makeLock(path: string): void {
    const descriptor = openSync(path, "wx");
    this.#undo.push(() => rmSync(path, { force: true }));
    closeSync(descriptor);
  }

  #makeDirectory(path: string): void {
    if (pathExists(path)) return;
    this.#makeDirectory(dirname(path));
    mkdirSync(path);
    this.#undo.push(() => {
      if (readdirSync(path).length === 0) rmdirSync(path);
    });
  }
}
