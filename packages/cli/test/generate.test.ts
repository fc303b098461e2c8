import { existsSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  BOOKS,
  config,
  configOf,
  METADATA,
  project,
  projectWithConfig,
  runIn,
  runJson,
  writeFiles,
} from "./project.js";

const MODELS = "packages/books-models";
const BOOK = `${MODELS}/src/contoso.library/book.ts`;
const FILES = [
  ".graphslice.json",
  "README.md",
  "api.json",
  "package.json",
  "src/contoso.library/book.ts",
  "src/contoso.library/contoso-library-book-collection.overdue.ts",
  "src/contoso.library/contoso-library-book.lend.ts",
  "src/contoso.library/genre.ts",
  "src/contoso.library/item.ts",
  "src/contoso.library/page.ts",
  "src/index.ts",
  "src/odata.ts",
  "src/types-by-name.ts",
  "tsconfig.json",
  "types/index.d.ts",
  "types/odata.d.ts",
];
const CUT = "1 reference leads out of the slice; --verbose lists them";

/** What there is in a directory: the files' texts by path. */
function readTree(directory: string): Readonly<Record<string, string>> {
  const paths = readdirSync(directory, { recursive: true, encoding: "utf8" }).toSorted();
  const files = paths.filter((path) => statSync(join(directory, path)).isFile());
  return Object.fromEntries(
    files.map((path) => [path, readFileSync(join(directory, path), "utf8")]),
  );
}

function readManifest(cwd: string): unknown {
  return JSON.parse(readFileSync(join(cwd, MODELS, "package.json"), "utf8"));
}

describe("a first run", () => {
  test("writes the packages and says so", async () => {
    const cwd = projectWithConfig();
    expect(await runIn(cwd, "generate")).toEqual({
      code: 0,
      out: [
        "books: 4 types, 3 operations",
        "  packages/books-models: 16 files written, 0 unchanged",
        `  ${CUT}`,
      ],
      err: [],
    });
    expect(Object.keys(readTree(join(cwd, MODELS)))).toEqual(FILES);
    expect(readManifest(cwd)).toMatchObject({ name: "books-models", version: "0.0.0" });
  });

  test("--verbose lists files and what was cut", async () => {
    expect(await runIn(projectWithConfig(), "generate", "--verbose")).toEqual({
      code: 0,
      out: [
        "books: 4 types, 3 operations",
        "  packages/books-models: 16 files written, 0 unchanged",
        ...FILES.map((file) => `    ${file}`),
        "  contoso.library.book/author: contoso.library.person is not in the slice, typed as contoso.library.item",
      ],
      err: [],
    });
  });

  test("--quiet prints nothing", async () => {
    const cwd = projectWithConfig({ exclude: ["*.nothing"] });
    expect(await runIn(cwd, "generate", "--quiet")).toEqual({ code: 0, out: [], err: [] });
    expect(existsSync(join(cwd, BOOK))).toBe(true);
  });

  test("--json", async () => {
    const cwd = projectWithConfig({ exclude: ["*.nothing"] });
    expect(await runJson(cwd, "generate")).toEqual({
      dryRun: false,
      slices: [
        {
          name: "books",
          types: 4,
          operations: 3,
          warnings: ['exclude "*.nothing" matches nothing in the slice'],
          renames: [],
          cuts: [
            {
              element: "contoso.library.book/author",
              type: "contoso.library.person",
              replacedBy: "contoso.library.item",
            },
          ],
          packages: [{ target: MODELS, written: FILES, deleted: [], unchanged: 0 }],
        },
      ],
    });
  });

  test("flags make what a config makes", async () => {
    const all = { navigation: 1, exclude: ["library.page"], scope: "@contoso" };
    const cwd = projectWithConfig(all);
    const flags = ["--navigation", "1", "--exclude", "library.page", "--scope", "@contoso"];
    await runIn(cwd, "generate");
    await runIn(cwd, "generate", ...BOOKS, ...flags, "--out", "other", "--only", "models");
    expect(readTree(join(cwd, "other"))).toEqual(readTree(join(cwd, "packages")));
  });

  test("names that a rule gives twice are reported", async () => {
    const metadata = readFileSync(join(project(), METADATA), "utf8").replace(
      "</EnumType>",
      `</EnumType><EntityType Name="Book" BaseType="library.item"/>`,
    );
    const cwd = project({ "case.xml": metadata });
    const words = ["generate", "--metadata", "case.xml", "--name", "all", "--out", "packages"];
    const { code, err } = await runIn(cwd, ...words, "--dry-run");
    expect({ code, err }).toEqual({
      code: 0,
      err: [
        "warning: contoso.library.book is named ContosoLibraryBook_, as ContosoLibraryBook is taken",
        "warning: contoso.library.book is named contoso.library/book_, as contoso.library/book is taken",
      ],
    });
    expect(await runJson(cwd, ...words)).toMatchObject({
      slices: [
        {
          renames: [
            {
              element: "contoso.library.book",
              expected: "ContosoLibraryBook",
              given: "ContosoLibraryBook_",
            },
            {},
          ],
        },
      ],
    });
  });
});

describe("roots", () => {
  const cases: readonly (readonly [string, readonly string[], string])[] = [
    ["none stand for everything", [], "all: 8 types, 4 operations"],
    ["an entity set", ["--root", "people"], "all: 3 types, 0 operations"],
    ["a path", ["--root", "/books/pages"], "all: 3 types, 0 operations"],
    ["a type by its alias", ["--root", "library.address"], "all: 1 type, 0 operations"],
    ["an action import", ["--root", "closeAll"], "all: 0 types, 1 operation"],
    ["include", ["--root", "books", "--include", "library.address"], "all: 5 types, 3 operations"],
  ];
  test.each(cases)("%s", async (_title, flags, line) => {
    const words = ["--metadata", METADATA, "--name", "all", "--out", ".", "--dry-run"];
    const { code, out, err } = await runIn(project(), "generate", ...words, ...flags);
    expect({ code, line: out[0], err }).toEqual({ code: 0, line, err: [] });
  });

  test("an empty list in a config stands for everything", async () => {
    const { out } = await runIn(projectWithConfig({ roots: [] }), "generate", "--dry-run");
    expect(out[0]).toBe("books: 8 types, 4 operations");
  });

  test("those that name nothing are all reported, and nothing is written", async () => {
    const cwd = projectWithConfig({ roots: ["/bokos", "library.bok"], include: ["nothing"] });
    expect(await runIn(cwd, "generate")).toEqual({
      code: 1,
      out: [],
      err: [
        'error: "/bokos" names neither a type nor a child of the entity container; did you mean "books"? [in slice books]',
        'error: "library.bok" names neither a type nor a child of the entity container; did you mean "contoso.library.book"? [in slice books]',
        'error: "nothing" names neither a type nor a child of the entity container [in slice books]',
      ],
    });
    expect(existsSync(join(cwd, "packages"))).toBe(false);
  });

  test("an exclude that matches nothing is a warning", async () => {
    const cwd = projectWithConfig({ exclude: ["library.pge"] });
    const { code, err } = await runIn(cwd, "generate", "--dry-run");
    expect({ code, err }).toEqual({
      code: 0,
      err: [
        'warning: exclude "library.pge" matches nothing in the slice; did you mean "contoso.library.page"? [in slice books]',
      ],
    });
  });
});

describe("a dry run", () => {
  test("says what would be written and writes nothing", async () => {
    const cwd = projectWithConfig();
    const before = readTree(cwd);
    const { code, out } = await runIn(cwd, "generate", "--dry-run");
    expect({ code, line: out[1] }).toEqual({
      code: 0,
      line: "  packages/books-models: 16 files to write, 0 unchanged",
    });
    expect(readTree(cwd)).toEqual(before);
  });

  test("says what would change and leaves it", async () => {
    const cwd = projectWithConfig();
    await runIn(cwd, "generate");
    writeFiles(cwd, {
      [BOOK]: "",
      "graphslice.config.mjs": config(),
      "x.mjs": config({ exclude: ["library.page"] }),
    });
    const before = readTree(cwd);
    const { code, out } = await runIn(cwd, "generate", "--dry-run", "--verbose", "-c", "x.mjs");
    expect({ code, line: out[1] }).toEqual({
      code: 0,
      line: expect.stringMatching(/models: \d+ files to write, 1 to delete, \d+ unchanged$/),
    });
    expect(out).toContain("    src/contoso.library/page.ts (to delete)");
    expect(readTree(cwd)).toEqual(before);
    expect(await runJson(cwd, "generate", "--dry-run")).toMatchObject({
      dryRun: true,
      slices: [{ packages: [{ written: ["src/contoso.library/book.ts"], unchanged: 15 }] }],
    });
  });
});

describe("a later run", () => {
  test("touches nothing that is up to date", async () => {
    const cwd = projectWithConfig();
    await runIn(cwd, "generate");
    const times = (): readonly number[] =>
      FILES.map((file) => statSync(join(cwd, MODELS, file)).mtimeMs);
    const before = times();
    expect(await runIn(cwd, "generate")).toEqual({
      code: 0,
      out: ["books: 4 types, 3 operations", `  ${MODELS}: up to date (16 files)`, `  ${CUT}`],
      err: [],
    });
    expect(times()).toEqual(before);
  });

  test("repairs what was edited or deleted, and keeps what was made by hand", async () => {
    const cwd = projectWithConfig();
    await runIn(cwd, "generate");
    const before = readTree(join(cwd, MODELS));
    writeFiles(cwd, { [BOOK]: "edited", [`${MODELS}/src/by-hand.ts`]: "mine" });
    rmSync(join(cwd, MODELS, "tsconfig.json"));
    const { out } = await runIn(cwd, "generate");
    expect(out[1]).toBe(`  ${MODELS}: 2 files written, 14 unchanged`);
    expect(readTree(join(cwd, MODELS))).toEqual({ ...before, "src/by-hand.ts": "mine" });
  });

  test("deletes what is no longer generated, and only that", async () => {
    const cwd = projectWithConfig();
    await runIn(cwd, "generate");
    writeFiles(cwd, {
      [`${MODELS}/src/contoso.library/by-hand.ts`]: "mine",
      "x.mjs": config({ exclude: ["library.page"] }),
    });
    expect(await runJson(cwd, "generate", "-c", "x.mjs")).toMatchObject({
      slices: [{ packages: [{ deleted: ["src/contoso.library/page.ts"] }] }],
    });
    expect(readdirSync(join(cwd, MODELS, "src/contoso.library"))).toContain("by-hand.ts");
  });

  test("keeps the version that a release gave", async () => {
    const cwd = projectWithConfig({ scope: "@contoso", packageJson: { license: "MIT" } });
    await runIn(cwd, "generate");
    const file = `${MODELS}/package.json`;
    const released = readFileSync(join(cwd, file), "utf8").replace("0.0.0", "1.2.3");
    writeFiles(cwd, { [file]: released });
    const { out } = await runIn(cwd, "generate");
    expect(out[1]).toBe(`  ${MODELS}: up to date (16 files)`);
    expect(readManifest(cwd)).toMatchObject({
      name: "@contoso/books-models",
      version: "1.2.3",
      license: "MIT",
    });
  });

  test.each(["generate", "check"])(
    "%s does not guess the version where package.json is broken",
    async (command) => {
      const cwd = projectWithConfig();
      await runIn(cwd, "generate");
      writeFiles(cwd, { [`${MODELS}/package.json`]: "<<<<<<< HEAD" });
      const { code, out, err } = await runIn(cwd, command);
      expect({ code, out, lines: err.length }).toEqual({ code: 1, out: [], lines: 1 });
      expect(err[0]).toMatch(
        /^error: packages\/books-models\/package\.json: is no JSON, so the version to keep is not known; restore or delete it \(.+\)$/,
      );
    },
  );
});

describe("what stands in the way", () => {
  test("a file that was not generated is kept", async () => {
    const cwd = project({ "graphslice.config.mjs": config(), [`${MODELS}/README.md`]: "mine" });
    expect(await runIn(cwd, "generate")).toEqual({
      code: 1,
      out: [],
      err: [
        `error: ${join(cwd, MODELS, "README.md")} exists and was not generated; move or delete it`,
      ],
    });
    expect(readTree(join(cwd, MODELS))).toEqual({ "README.md": "mine" });
  });

  test("a file where a folder should be", async () => {
    const cwd = project({ "graphslice.config.mjs": config(), packages: "mine" });
    expect(await runIn(cwd, "generate")).toEqual({
      code: 1,
      out: [],
      err: [
        `error: ${join(cwd, "packages")} is not a directory; expected one to write into; move or delete it`,
      ],
    });
  });

  test("one slice that fails keeps all from being written", async () => {
    const books = { metadata: METADATA, roots: ["books"], out: "packages" };
    const cwd = project({
      "graphslice.config.mjs": configOf({ books, people: { ...books, roots: ["peple"] } }),
    });
    const { code } = await runIn(cwd, "generate");
    expect({ code, written: existsSync(join(cwd, "packages")) }).toEqual({
      code: 1,
      written: false,
    });
  });
});

test("a slice that does not say which packages gets all of them", async () => {
  const cwd = projectWithConfig({ packages: undefined });
  const { out } = await runIn(cwd, "generate");
  expect(out.slice(1, 3)).toEqual([
    expect.stringMatching(/^ {2}packages\/books-models: \d+ files written, 0 unchanged$/),
    expect.stringMatching(/^ {2}packages\/books-validators: \d+ files written, 0 unchanged$/),
  ]);
  expect((await runIn(cwd, "check")).code).toBe(0);
});
