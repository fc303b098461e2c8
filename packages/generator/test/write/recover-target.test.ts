import { spawnSync } from "node:child_process";
import { renameSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { planWrite } from "../../src/write/plan-write.js";
import { recoverTarget } from "../../src/write/recover-target.js";
import { writePackages } from "../../src/write/write-packages.js";
import { describeTree } from "./describe-tree.js";
import { interceptFileSystem } from "./intercept-file-system.js";
import { layOutTree, outputOf } from "./lay-out-tree.js";
import { temporaryDirectory } from "./temporary-directory.js";

const DEAD = spawnSync(process.execPath, ["--version"]).pid;
const LIVE = process.ppid;
const FILES = { "a.ts": "a\n" };

function sibling(kind: "lock" | "stage" | "old", pid: number | string, name = "models"): string {
  return `.${name}.graphslice-${kind}-${pid}`;
}

const RUNS: readonly [string, (target: string) => unknown][] = [
  ["recoverTarget", recoverTarget],
  ["planWrite", (target) => planWrite([outputOf(target, FILES)], "0.1.0")],
  ["writePackages", (target) => writePackages([outputOf(target, FILES)], "0.1.0")],
];

describe.each(RUNS)("%s", (_, run) => {
  test.each([DEAD, process.pid])("puts a target back that was being swapped (by %i)", (pid) => {
    const directory = temporaryDirectory();
    const target = join(directory, "models");
    writePackages([outputOf(target, FILES)], "0.1.0");
    const before = describeTree(directory, { identity: true });
    renameSync(target, join(directory, sibling("old", pid)));
    layOutTree(directory, { [sibling("lock", pid)]: "", [`${sibling("stage", pid)}/b.ts`]: "" });
    run(target);
    expect(describeTree(directory, { identity: true })).toEqual(before);
  });

  test("finds the place of a linked target that was being swapped", () => {
    const directory = temporaryDirectory();
    const target = join(directory, "link");
    symlinkSync("models", target);
    writePackages([outputOf(target, FILES)], "0.1.0");
    const before = describeTree(directory, { identity: true });
    renameSync(join(directory, "models"), join(directory, sibling("old", DEAD)));
    layOutTree(directory, { [sibling("lock", DEAD)]: "" });
    run(target);
    expect(describeTree(directory, { identity: true })).toEqual(before);
  });

  test("removes what is left of a run that was killed later or earlier", () => {
    const directory = temporaryDirectory();
    const target = join(directory, "models");
    writePackages([outputOf(target, FILES)], "0.1.0");
    const before = describeTree(directory, { identity: true });
    layOutTree(directory, {
      [sibling("lock", DEAD)]: "",
      [`${sibling("stage", DEAD)}/b.ts`]: "",
      [`${sibling("old", DEAD)}/deep/b.ts`]: "",
    });
    run(target);
    expect(describeTree(directory, { identity: true })).toEqual(before);
  });

  // The first process is there always, and is one that an ordinary user may not even signal.
  test.each([process.ppid, 1])("refuses while another process is writing (%i)", (live) => {
    const directory = temporaryDirectory();
    const target = join(directory, "models");
    layOutTree(directory, {
      [sibling("lock", live)]: "",
      [`${sibling("stage", live)}/a.ts`]: "",
      [`${sibling("old", live)}/a.ts`]: "",
      [sibling("lock", DEAD)]: "",
    });
    const before = describeTree(directory, { identity: true });
    expect(() => run(target)).toThrow(
      `${target} cannot be written: another graphslice is writing to ${target} (process ${live}); wait for it to end, or delete ${join(directory, sibling("lock", live))} if process ${live} is another program`,
    );
    expect(describeTree(directory, { identity: true })).toEqual(before);
  });

  test.each([
    ["directories without a lock", { [`${sibling("stage", DEAD)}/own.ts`]: "own\n" }],
    ["an old tree without a lock", { [`${sibling("old", DEAD)}/own.ts`]: "own\n" }],
    [
      "what has a lock that is not empty",
      { [sibling("lock", DEAD)]: "own\n", [`${sibling("stage", DEAD)}/own.ts`]: "own\n" },
    ],
    [
      "what has a directory for a lock",
      { [`${sibling("lock", DEAD)}/`]: "", [`${sibling("old", DEAD)}/own.ts`]: "own\n" },
    ],
    [
      "what is next to another target",
      {
        [sibling("lock", DEAD, "models-client")]: "",
        [`${sibling("stage", DEAD, "models-client")}/own.ts`]: "own\n",
        [sibling("lock", LIVE, "model")]: "",
      },
    ],
    ...[`0${DEAD}`, `${DEAD}.bak`, `${DEAD}x`, "", "-1", "99999999999"].map(
      (pid): [string, Readonly<Record<string, string>>] => [
        `what has a name that only looks similar (${pid})`,
        { [sibling("lock", pid)]: "", [`${sibling("stage", pid)}/own.ts`]: "own\n" },
      ],
    ),
  ])("leaves %s alone", (__, tree) => {
    const directory = temporaryDirectory();
    const target = join(directory, "models");
    writePackages([outputOf(target, FILES)], "0.1.0");
    layOutTree(directory, tree);
    const before = describeTree(directory, { identity: true });
    run(target);
    expect(describeTree(directory, { identity: true })).toEqual(before);
  });
});

test("recoverTarget has nothing to do where there is no target", () => {
  const directory = temporaryDirectory();
  recoverTarget(join(directory, "x/models"));
  expect(Object.keys(describeTree(directory))).toEqual(["."]);
});

test("a claim that meets another at the same time is given up", () => {
  const directory = temporaryDirectory();
  const target = join(directory, "models");
  layOutTree(directory, { "models/own.ts": "own\n" });
  const before = describeTree(target, { identity: true });
  const lock = join(directory, sibling("lock", LIVE));
  const own = join(directory, sibling("lock", process.pid));
  expect(() =>
    interceptFileSystem(
      (operation, [path]) => {
        if (operation === "openSync" && path === own) writeFileSync(lock, "");
      },
      () => writePackages([outputOf(target, FILES)], "0.1.0"),
    ),
  ).toThrow("another graphslice is writing");
  expect(describeTree(target, { identity: true })).toEqual(before);
  expect(Object.keys(describeTree(directory))).toEqual([
    ".",
    sibling("lock", LIVE),
    "models",
    "models/own.ts",
  ]);
});
