import { chmodSync, lstatSync, mkdirSync, readlinkSync, symlinkSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, test } from "vitest";
import { WriteError } from "../../src/write/write-error.js";
import { writePackages } from "../../src/write/write-packages.js";
import { asOrdinaryUser } from "./as-ordinary-user.js";
import { describeTree } from "./describe-tree.js";
import { fileSystemError, interceptFileSystem } from "./intercept-file-system.js";
import { layOutTree, outputOf } from "./lay-out-tree.js";
import { temporaryDirectory } from "./temporary-directory.js";

const FILES = { "a.ts": "a\n" };

function refusalOf(directory: string, ...targets: readonly string[]): string {
  const before = describeTree(directory, { identity: true });
  try {
    writePackages(
      targets.map((target) => outputOf(target, FILES)),
      "0.1.0",
    );
  } catch (error) {
    if (!(error instanceof WriteError)) throw error;
    expect(describeTree(directory, { identity: true })).toEqual(before);
    return error.message.replaceAll(directory, "DIR");
  }
  throw new Error("writing was not refused");
}

describe("a target", () => {
  test("may be absent, and so may the directory that it is in", () => {
    const directory = temporaryDirectory();
    const target = join(directory, "x/y/models");
    writePackages([outputOf(target, FILES)], "0.1.0");
    expect(Object.keys(describeTree(join(directory, "x")))).toEqual([
      ".",
      "y",
      "y/models",
      "y/models/.graphslice.json",
      "y/models/a.ts",
    ]);
  });

  test("may be relative", () => {
    const target = join(temporaryDirectory(), "models");
    const [written] = writePackages([outputOf(relative(process.cwd(), target), FILES)], "0.1.0");
    expect(written?.target).toBe(relative(process.cwd(), target));
    expect(lstatSync(join(target, "a.ts")).isFile()).toBe(true);
  });

  test("may be an empty directory", () => {
    const target = temporaryDirectory();
    chmodSync(target, 0o750);
    writePackages([outputOf(target, FILES)], "0.1.0");
    expect(describeTree(target)).toMatchObject({ ".": "directory 750", "a.ts": 'file 644 "a\\n"' });
  });

  test("may be a link to a directory, which is written where it is", () => {
    const directory = temporaryDirectory();
    layOutTree(directory, { "real/models/own.ts": "own\n", "links/": "" });
    symlinkSync("../real/models", join(directory, "links/one"));
    symlinkSync("one", join(directory, "links/two"));
    const seen = new Set<string>();
    interceptFileSystem(
      (operation, [from, to]) => {
        if (operation === "renameSync") seen.add(`${String(from)} -> ${String(to)}`);
      },
      () => writePackages([outputOf(join(directory, "links/two"), FILES)], "0.1.0"),
    );
    const sibling = (kind: string): string =>
      `${directory}/real/.models.graphslice-${kind}-${process.pid}`;
    expect([...seen]).toEqual([
      `${directory}/real/models -> ${sibling("old")}`,
      `${sibling("stage")} -> ${directory}/real/models`,
      `${sibling("old")} -> ${sibling("stage")}`,
    ]);
    expect(readlinkSync(join(directory, "links/two"))).toBe("one");
    expect(Object.keys(describeTree(directory))).toEqual([
      ".",
      "links",
      "links/one",
      "links/two",
      "real",
      "real/models",
      "real/models/.graphslice.json",
      "real/models/a.ts",
      "real/models/own.ts",
    ]);
  });

  test("may be a link to a directory that is still to be made", () => {
    const directory = temporaryDirectory();
    symlinkSync("real/models", join(directory, "models"));
    writePackages([outputOf(join(directory, "models"), FILES)], "0.1.0");
    expect(lstatSync(join(directory, "real/models/a.ts")).isFile()).toBe(true);
  });

  test("may be in a linked directory", () => {
    const directory = temporaryDirectory();
    mkdirSync(join(directory, "real"));
    symlinkSync("real", join(directory, "link"));
    writePackages([outputOf(join(directory, "link/models"), FILES)], "0.1.0");
    expect(lstatSync(join(directory, "real/models/a.ts")).isFile()).toBe(true);
  });

  test.each(["models", "models/x", "models/x/y"])("must not be, or be in, a file: %s", (path) => {
    const directory = temporaryDirectory();
    writeFileSync(join(directory, "models"), "");
    expect(refusalOf(directory, join(directory, path))).toBe(
      "DIR/models is not a directory; expected one to write into; move or delete it",
    );
  });

  test("must not be a link to itself", () => {
    const directory = temporaryDirectory();
    symlinkSync("models", join(directory, "models"));
    expect(refusalOf(directory, join(directory, "models"))).toBe(
      "DIR/models is a symbolic link that leads to itself; expected a directory",
    );
  });

  test("must not be the root of the file system", () => {
    expect(refusalOf(temporaryDirectory(), "/")).toBe(
      "/ is the root of a file system; write to a directory in it",
    );
  });

  test.each([
    ["models", "models"],
    ["models", "./link/../models"],
    ["models", "link"],
    ["models", "models/client"],
    ["models/client", "models"],
  ])("must not overlap with another: %s, %s", (one, other) => {
    const directory = temporaryDirectory();
    layOutTree(directory, { "models/": "" });
    symlinkSync("models", join(directory, "link"));
    expect(refusalOf(directory, join(directory, one), join(directory, other))).toBe(
      `DIR/${join(other)} is the same directory as DIR/${one}, or one of them is inside the other; give each package a directory of its own`,
    );
  });

  test("may be next to one whose name it starts with", () => {
    const directory = temporaryDirectory();
    const targets = ["models", "models-client"].map((name) => join(directory, name));
    writePackages(
      targets.map((target) => outputOf(target, FILES)),
      "0.1.0",
    );
    expect(Object.keys(describeTree(directory))).toHaveLength(7);
  });
});

test("directories made for several targets are removed when one cannot be written", () => {
  const directory = temporaryDirectory();
  const targets = ["x/models", "x/y/client", "x/y/mocks"].map((path) => join(directory, path));
  let renames = 0;
  const message = interceptFileSystem(
    (operation) => {
      if (operation !== "renameSync") return;
      renames += 1;
      if (renames === targets.length) throw fileSystemError("EIO", operation);
    },
    () => refusalOf(directory, ...targets),
  );
  expect(message).toBe(
    "DIR/x/y/mocks is as before, since writing it failed: EIO: made to fail, renameSync",
  );
});

describe("a target that cannot be replaced", () => {
  test.each([true, false])("as its directory is not writable (target exists: %s)", (exists) => {
    const directory = temporaryDirectory();
    layOutTree(directory, exists ? { "in/models/own.ts": "" } : { "in/": "" });
    chmodSync(join(directory, "in"), 0o555);
    chmodSync(directory, 0o755);
    const message = asOrdinaryUser(() => refusalOf(directory, join(directory, "in/models")));
    chmodSync(join(directory, "in"), 0o755);
    expect(message).toBe(
      `DIR/in/models cannot be written: it is staged next to its place, in DIR/in, which is not writable (EACCES: permission denied, open 'DIR/in/.models.graphslice-lock-${process.pid}'); change its permissions or write elsewhere`,
    );
  });

  test("as something is where it is to be staged", () => {
    const directory = temporaryDirectory();
    const stage = `.models.graphslice-stage-${process.pid}`;
    layOutTree(directory, { [`${stage}/own.ts`]: "" });
    expect(refusalOf(directory, join(directory, "models"))).toBe(
      `DIR/${stage} is in the way of what is to be staged there; move or delete it`,
    );
  });

  test.each(["EBUSY", "EXDEV"])("as it is mounted (%s)", (code) => {
    const directory = temporaryDirectory();
    layOutTree(directory, { "models/own.ts": "" });
    const message = interceptFileSystem(
      (operation) => {
        if (operation === "renameSync") throw fileSystemError(code, operation);
      },
      () => refusalOf(directory, join(directory, "models")),
    );
    expect(message).toBe(
      `DIR/models cannot be moved (${code}: made to fail, renameSync): it may be a mount point, or part of a lower layer of a container's image; write to a directory that is none`,
    );
  });

  test("as something is mounted in it", () => {
    const directory = temporaryDirectory();
    layOutTree(directory, { "models/mounted/own.ts": "" });
    const message = interceptFileSystem(
      (operation) => {
        if (operation === "linkSync") throw fileSystemError("EXDEV", operation);
      },
      () => refusalOf(directory, join(directory, "models")),
    );
    expect(message).toBe(
      "DIR/models/mounted/own.ts is on another file system than the directory next to which its package is staged; the package is replaced as a whole, so unmount what is mounted in it or write elsewhere",
    );
  });
});
