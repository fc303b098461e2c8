import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { describe, expect, test } from "vitest";
import { recoverTarget } from "../../src/write/recover-target.js";
import { WriteError } from "../../src/write/write-error.js";
import { writePackages } from "../../src/write/write-packages.js";
import { describeTree, type TreeDescription } from "./describe-tree.js";
import { fileSystemError, interceptFileSystem, isChange } from "./intercept-file-system.js";
import { layOutScenario } from "./swap-scenario.js";
import { temporaryDirectory } from "./temporary-directory.js";

type Fails = (index: number) => boolean;

interface Outcome {
  readonly error: unknown;
  /** The file system's operations, in order. */
  readonly operations: readonly string[];
  readonly before: TreeDescription;
  readonly after: TreeDescription;
  /** The operations of cleaning up, first time. */
  readonly recovering: readonly string[];
  /** Once what was left is cleaned up. */
  readonly recovered: TreeDescription;
}

const never: Fails = () => false;

/** Runs something with a file system whose operations, counted from one, fail where they are said to. */
function runWith(fails: Fails, run: () => void): Pick<Outcome, "error" | "operations"> {
  const operations: string[] = [];
  try {
    interceptFileSystem((operation) => {
      operations.push(operation);
      if (fails(operations.length)) throw fileSystemError("EIO", operation);
    }, run);
  } catch (error) {
    return { error, operations };
  }
  return { error: undefined, operations };
}

/** Writes the scenario's packages, then cleans up what may be left, the latter at last without faults. */
type Write = (fails: Fails, recoveringFails?: Fails) => Outcome;

/** Each write finds the scenario as laid out, which is done anew only where the last write has changed it. */
function prepareWrites(): Write {
  const parent = temporaryDirectory();
  let laidOut = layOut();
  return (fails, recoveringFails = never) => {
    const { directory, scenario, before } = laidOut;
    const written = runWith(fails, () => writePackages(scenario.packages, "0.2.0"));
    const after = describeTree(directory, { identity: true });
    const recover = (): void => [scenario.existing, scenario.fresh].forEach(recoverTarget);
    const { operations: recovering } = runWith(recoveringFails, recover);
    recover();
    const recovered = describeTree(directory, { identity: true });
    if (!isDeepStrictEqual(recovered, before)) laidOut = layOut();
    return { ...written, before, after, recovering, recovered };
  };

  function layOut() {
    const directory = mkdtempSync(join(parent, "fault-"));
    const scenario = layOutScenario(directory);
    return { directory, scenario, before: describeTree(directory, { identity: true }) };
  }
}

/** What is in one directory of a tree, without what differs between two runs anyway. */
function pick(tree: TreeDescription, directory: string): TreeDescription {
  const entries = Object.entries(tree).filter(([path]) => path.startsWith(directory));
  return Object.fromEntries(
    entries.map(([path, entry]) => [path, entry.replace(/ #\d+ @\d+$/, "")]),
  );
}

describe("whichever operation fails", { timeout: 30_000 }, () => {
  test("everything is as before and the error tells why, or everything is written", () => {
    const write = prepareWrites();
    const { operations, recovered: written } = write(never);
    const count = operations.length;
    const problems = new Set<string>();
    let failures = 0;
    for (let failing = 1; failing <= count; failing += 1) {
      const outcome = write((index) => index === failing);
      const { error } = outcome;
      if (error === undefined) {
        expect(pick(outcome.recovered, "")).toEqual(pick(written, ""));
        continue;
      }
      failures += 1;
      expect(outcome.after).toEqual(outcome.before);
      if (!(error instanceof WriteError)) throw error;
      expect(error.cause).toMatchObject({ code: "EIO" });
      problems.add(error.message.slice(error.path.length + 1).replace(/EIO: made to fail.*/, ""));
    }
    expect(failures).toBeGreaterThan(count / 2);
    // What fails after the last swap undoes nothing.
    expect(failures).toBeLessThan(count);
    expect([...problems].sort()).toEqual([
      "cannot be compared: ",
      "cannot be reached: ",
      "could not be rid of what a killed run may have left next to it: ",
      "is as before, since writing it failed: ",
    ]);
  });

  test("and all after it, the next run puts back what could not be", () => {
    const write = prepareWrites();
    const rehearsal = write(never);
    let unfinished = 0;
    for (const change of changesOf(rehearsal.operations)) {
      const outcome = write((index) => index >= change);
      expectOldOrNew(outcome, rehearsal);
      const { error } = outcome;
      if (!(error instanceof WriteError && error.cause instanceof AggregateError)) continue;
      unfinished += 1;
      expect(error.message).toMatch(
        /^\S+ could not be written, nor could everything be put back, which the next run does: .*EIO.*; EIO/,
      );
    }
    expect(unfinished).toBeGreaterThan(10);
  });

  test("between the renames and after, then any while the next run cleans up, the one after does", () => {
    const write = prepareWrites();
    const rehearsal = write(never);
    const { operations } = rehearsal;
    for (const rename of [operations.indexOf("renameSync"), operations.lastIndexOf("renameSync")]) {
      const fails: Fails = (index) => index > rename + 1;
      for (const change of changesOf(write(fails).recovering)) {
        expectOldOrNew(
          write(fails, (index) => index >= change),
          rehearsal,
        );
      }
    }
  });
});

/** Where an operation is a change, counted from one. */
function changesOf(operations: readonly string[]): readonly number[] {
  return operations.flatMap((operation, index) => (isChange(operation, []) ? [index + 1] : []));
}

function expectOldOrNew({ error, recovered }: Outcome, { before, recovered: written }: Outcome) {
  const possible = error === undefined ? [written] : [before, written];
  for (const target of ["models", "made/"]) {
    expect(possible.map((tree) => pick(tree, target))).toContainEqual(pick(recovered, target));
  }
  expect(pick(recovered, ".")).toEqual(pick(before, "."));
}
