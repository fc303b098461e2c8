import { mkdirSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { recoverTarget } from "../../src/write/recover-target.js";
import { writePackages } from "../../src/write/write-packages.js";
import { compileChild, runAll, runChild } from "./child-processes.js";
import { describeTree, type TreeDescription } from "./describe-tree.js";
import { outputOf } from "./lay-out-tree.js";
import { layOutScenario, type SwapScenario } from "./swap-scenario.js";
import { temporaryDirectory } from "./temporary-directory.js";

const HAND_MADE = ["notes.md", "src/deep/own.ts", "empty", "link.md"];

let compiled = "";
let program = "";
beforeAll(() => {
  compiled = mkdtempSync(join(realpathSync(tmpdir()), "graphslice-child-"));
  program = compileChild(compiled);
}, 30_000);
afterAll(() => rmSync(compiled, { recursive: true, force: true }));

interface Trees {
  readonly existing: TreeDescription;
  readonly fresh: TreeDescription;
}

function treesOf({ existing, fresh }: SwapScenario): Trees {
  return { existing: describeTree(existing), fresh: describeTree(fresh) };
}

/** The trees before and after, and the changes in between. */
async function rehearse(directory: string): Promise<{
  readonly old: Trees;
  readonly new: Trees;
  readonly changes: readonly string[];
}> {
  mkdirSync(directory);
  const scenario = layOutScenario(directory);
  const before = treesOf(scenario);
  const { lines, errors } = await runChild(program, { packages: scenario.packages });
  expect(errors).toBe("");
  expect(lines.at(-1)).toBe("done");
  return { old: before, new: treesOf(scenario), changes: lines.slice(0, -1) };
}

/** Asserts that nothing is left but the targets, and those are old or new. */
function expectRecovered(directory: string, scenario: SwapScenario, possible: readonly Trees[]) {
  for (const target of [scenario.existing, scenario.fresh]) recoverTarget(target);
  const trees = treesOf(scenario);
  expect(possible.map(({ existing }) => existing)).toContainEqual(trees.existing);
  expect(possible.map(({ fresh }) => fresh)).toContainEqual(trees.fresh);
  const others = Object.keys(describeTree(directory)).filter(
    (path) => !/^(?:\.|models(?:\/.*)?|made(?:\/client(?:\/.*)?)?)$/.test(path),
  );
  expect(others).toEqual([]);
}

describe("a process that is killed before any change of the file system", () => {
  test("leaves the old or the new tree, and neither only between the two renames", async () => {
    const directory = temporaryDirectory();
    const rehearsal = await rehearse(join(directory, "0"));
    const possible = [rehearsal.old, rehearsal.new];
    const renames = rehearsal.changes.flatMap((change, index) =>
      change === "renameSync" ? [index + 1] : [],
    );
    const missing: number[] = [];
    const kill = async (signalAt: number): Promise<void> => {
      const place = join(directory, `${signalAt}`);
      mkdirSync(place);
      const scenario = layOutScenario(place);
      const before = describeTree(scenario.existing, { identity: true });
      const end = await runChild(program, { packages: scenario.packages, signalAt });
      expect(end).toMatchObject({ signal: "SIGKILL", errors: "" });
      expect(end.lines).toEqual(rehearsal.changes.slice(0, signalAt - 1));
      const killed = treesOf(scenario);
      if (Object.keys(killed.existing).length === 0) missing.push(signalAt);
      else expect(possible.map(({ existing }) => existing)).toContainEqual(killed.existing);
      expect(possible.map(({ fresh }) => fresh)).toContainEqual(killed.fresh);

      expectRecovered(place, scenario, possible);
      const after = describeTree(scenario.existing, { identity: true });
      for (const path of HAND_MADE) expect(after[path]).toBe(before[path]);
    };
    await runAll(rehearsal.changes.map((_, index) => () => kill(index + 1)));
    // Of the existing target away, of both new ones into place, and of the old one to where it is removed.
    expect(renames).toHaveLength(4);
    expect(missing).toEqual([renames[1]]);
  }, 60_000);
});

describe("a signal that ends processes", () => {
  test("is as good as a kill where it is not handled", async () => {
    const directory = temporaryDirectory();
    const scenario = layOutScenario(directory);
    const { packages } = scenario;
    const before = treesOf(scenario);
    const end = await runChild(program, { packages, signal: "SIGTERM", signalAt: 15 });
    expect(end.signal).toBe("SIGTERM");
    expectRecovered(directory, scenario, [before]);
  });

  test("waits for everything to be written where it is handled", async () => {
    const directory = temporaryDirectory();
    const { packages } = layOutScenario(directory);
    const end = await runChild(program, {
      packages,
      signal: "SIGTERM",
      signalAt: 15,
      handles: true,
    });
    expect(end).toMatchObject({ signal: null, errors: "" });
    expect(end.lines.slice(-2)).toEqual(["done", "handled"]);
    expect(writePackages(packages, "0.2.0").flatMap(({ written }) => written)).toEqual([]);
  });
});

test("of processes that write at the same time, each writes everything or refuses", async () => {
  const directory = temporaryDirectory();
  const target = join(directory, "models");
  const outputs = [..."abcdef"].map((name) => outputOf(target, { "a.ts": name, [name]: name }));
  const ends = await Promise.all(
    outputs.map((output) => runChild(program, { packages: [output] })),
  );
  for (const { lines, errors } of ends) {
    if (lines.at(-1) !== "done") expect(errors).toContain("WriteError");
  }
  recoverTarget(target);
  const written = outputs.filter(
    (output) => writePackages([output], "0.2.0")[0]?.written.length === 0,
  );
  expect(written.length).toBeLessThanOrEqual(1);
  expect(Object.keys(describeTree(directory))).toHaveLength(5);
});
