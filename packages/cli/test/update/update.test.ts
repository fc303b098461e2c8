import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { configOf, METADATA, project, runIn, runJson, writeFiles } from "../project.js";

const LIBRARY = readFileSync(new URL(`../${METADATA}`, import.meta.url), "utf8");
const NEW = "new.xml";
const UPDATE = ["update", "--from", NEW];
const TITLE = /<Property Name="title"[^>]*\/>/;
const BOOKS = { metadata: METADATA, roots: ["books"], out: "packages", scope: "@contoso" };
const MODELS = { ...BOOKS, packages: ["models"] };

/** A project whose packages are up to date and whose new metadata has something replaced; with changesets. */
async function prepare(
  found: string | RegExp,
  text: string,
  slices: Readonly<Record<string, unknown>> = { books: MODELS },
): Promise<string> {
  const cwd = project({ "graphslice.config.mjs": configOf(slices) });
  expect(await runIn(cwd, "generate", "--quiet")).toMatchObject({ code: 0 });
  const after = LIBRARY.replace(found, text);
  expect(after === LIBRARY).toBe(found === text);
  writeFiles(cwd, { [NEW]: after, ".changeset/config.json": "{}" });
  return cwd;
}

/** All files of a directory with their texts. */
function contents(directory: string, path = ""): Readonly<Record<string, string>> {
  const entries = readdirSync(join(directory, path), { withFileTypes: true });
  return Object.assign(
    {},
    ...entries.map((entry) => {
      const place = join(path, entry.name);
      if (entry.isDirectory()) return contents(directory, place);
      return { [place]: readFileSync(join(directory, place), "utf8") };
    }),
  );
}

function changesets(cwd: string): readonly string[] {
  return readdirSync(join(cwd, ".changeset")).filter((name) => name.endsWith(".md"));
}

/** The bumps of the only changeset. */
function bumps(cwd: string): readonly string[] {
  const [name = "", ...others] = changesets(cwd);
  expect(others).toEqual([]);
  const [, head = ""] = readFileSync(join(cwd, ".changeset", name), "utf8").split("---\n");
  return head.trim().split("\n");
}

function setVersion(cwd: string, kind: string, version: string): void {
  const path = `packages/books-${kind}/package.json`;
  const text = readFileSync(join(cwd, path), "utf8");
  writeFiles(cwd, { [path]: text.replace('"version": "0.0.0"', `"version": "${version}"`) });
}

describe("update", () => {
  test("writes metadata, packages and a changeset, after which everything is as it should be", async () => {
    const cwd = await prepare(TITLE, "");
    const outcome = await runIn(cwd, ...UPDATE);
    const [name = ""] = changesets(cwd);
    expect(outcome).toEqual({
      code: 0,
      out: [
        "books: 1 change: 1 breaking",
        "  breaking: Property contoso.library.book/title was removed",
        `  ${METADATA}: written`,
        expect.stringMatching(
          /^ {2}@contoso\/books-models 0\.0\.0: minor; \d+ files written, \d+ unchanged$/,
        ),
        `  .changeset/${name}: written`,
      ],
      err: [],
    });
    expect(readFileSync(join(cwd, METADATA), "utf8")).toBe(readFileSync(join(cwd, NEW), "utf8"));
    expect(bumps(cwd)).toEqual(['"@contoso/books-models": minor']);
    expect(await runIn(cwd, "check")).toMatchObject({ code: 0 });
  });

  test("run again with the same file has nothing to do", async () => {
    const cwd = await prepare(TITLE, "");
    await runIn(cwd, ...UPDATE);
    const before = contents(cwd);
    expect(await runIn(cwd, ...UPDATE)).toEqual({
      code: 0,
      out: ["books: nothing has changed"],
      err: [],
    });
    expect(contents(cwd)).toEqual(before);
  });

  test("with --dry-run writes nothing and says what it would", async () => {
    const cwd = await prepare(TITLE, "");
    const before = contents(cwd);
    const { code, out } = await runIn(cwd, ...UPDATE, "--dry-run");
    expect(code).toBe(0);
    expect(out).toContain(`  ${METADATA}: to write`);
    expect(out).toContain('    "@contoso/books-models": minor');
    expect(out.join("\n")).toMatch(/minor; \d+ files to write/);
    expect(contents(cwd)).toEqual(before);
  });

  test("without a difference that matters only keeps the metadata", async () => {
    const cwd = await prepare("<EntityContainer", "<!-- now --><EntityContainer");
    const { code, out } = await runIn(cwd, ...UPDATE);
    expect({ code, out }).toEqual({
      code: 0,
      out: [
        "books: no changes",
        `  ${METADATA}: written`,
        "  @contoso/books-models 0.0.0: up to date",
      ],
    });
    expect(changesets(cwd)).toEqual([]);
  });

  test("of the metadata that is there says that nothing has changed", async () => {
    const cwd = await prepare(LIBRARY, LIBRARY);
    expect(await runIn(cwd, "update", "--from", METADATA)).toMatchObject({
      code: 0,
      out: ["books: nothing has changed"],
    });
  });
});

describe("each package", () => {
  test("is raised by what concerns its users, from its own version", async () => {
    const cwd = await prepare(
      '<ActionImport Name="closeAll"',
      '<ActionImport Name="closeEverything"',
      { books: { ...BOOKS, roots: [] } },
    );
    setVersion(cwd, "models", "0.4.0");
    setVersion(cwd, "client", "1.4.0");
    setVersion(cwd, "validators", "2.0.0");
    await runIn(cwd, ...UPDATE);
    expect(bumps(cwd)).toEqual([
      '"@contoso/books-models": patch',
      '"@contoso/books-validators": patch',
      '"@contoso/books-client": major',
      '"@contoso/books-mocks": patch',
    ]);
  });

  test("that is written anew though nothing of the metadata changed is a patch", async () => {
    const cwd = await prepare(LIBRARY, LIBRARY);
    const path = "packages/books-models/README.md";
    writeFiles(cwd, { [path]: readFileSync(join(cwd, path), "utf8") + "\n" });
    setVersion(cwd, "models", "1.4.0");
    expect(await runIn(cwd, ...UPDATE)).toMatchObject({ code: 0 });
    expect(bumps(cwd)).toEqual(['"@contoso/books-models": patch']);
    expect(await runIn(cwd, "check")).toMatchObject({ code: 0 });
  });

  test("that is new gets its first release", async () => {
    const cwd = await prepare(TITLE, "");
    const both = { ...BOOKS, packages: ["models", "client"] };
    setVersion(cwd, "models", "1.0.0");
    writeFiles(cwd, { "graphslice.config.mjs": configOf({ books: both }) });
    await runIn(cwd, ...UPDATE);
    expect(bumps(cwd)).toEqual([
      '"@contoso/books-models": major',
      '"@contoso/books-client": minor',
    ]);
  });

  test("that the config no longer has is left as it is, and named", async () => {
    const cwd = await prepare(TITLE, "", { books: { ...BOOKS, packages: ["models", "client"] } });
    writeFiles(cwd, { "graphslice.config.mjs": configOf({ books: MODELS }) });
    const { out } = await runIn(cwd, ...UPDATE);
    expect(out.at(-1)).toBe(
      "packages/books-client is no longer made of any slice and stays as it is; delete it when nobody needs it",
    );
    expect(existsSync(join(cwd, "packages/books-client/src/index.ts"))).toBe(true);
  });

  test("says which of its files are deleted", async () => {
    const page = /<EntityType Name="page"[^]*?<\/EntityType>/;
    const text = LIBRARY.replace(page, "").replace(/<NavigationProperty Name="pages"[^>]*\/>/, "");
    const cwd = await prepare(LIBRARY, text);
    const { out } = await runIn(cwd, ...UPDATE);
    expect(out).toContain("    src/contoso.library/page.ts deleted");
    expect(out.join("\n")).toMatch(/files written, 1 deleted, \d+ unchanged/);
    expect(existsSync(join(cwd, "packages/books-models/src/contoso.library/page.ts"))).toBe(false);
  });

  test("is raised by nothing that the config says to ignore", async () => {
    const ignore = [{ rule: "property-removed", path: "*/title", reason: "nobody read it" }];
    const cwd = await prepare(TITLE, "", { books: { ...MODELS, ignore } });
    setVersion(cwd, "models", "1.0.0");
    await runIn(cwd, ...UPDATE);
    expect(bumps(cwd)).toEqual(['"@contoso/books-models": patch']);
  });
});

describe("changesets", () => {
  test("that are not used are shown, with how to start", async () => {
    const cwd = await prepare(TITLE, "");
    rmSync(join(cwd, ".changeset"), { recursive: true });
    const { code, out } = await runIn(cwd, ...UPDATE);
    expect(code).toBe(0);
    expect(out).toContain("  there is no .changeset folder, so this is not written:");
    expect(out).toContain('    "@contoso/books-models": minor');
    expect(out.at(-2)).toMatch(/npx changeset init$/);
    expect(existsSync(join(cwd, ".changeset"))).toBe(false);
    expect(await runIn(cwd, "check")).toMatchObject({ code: 0 });
  });

  test("are not written with --no-changeset", async () => {
    const cwd = await prepare(TITLE, "");
    const { out } = await runIn(cwd, ...UPDATE, "--no-changeset");
    expect(out.join("\n")).not.toContain("changeset");
    expect(changesets(cwd)).toEqual([]);
  });

  test("stand in the nearest folder above the packages", async () => {
    const cwd = await prepare(TITLE, "");
    mkdirSync(join(cwd, "packages/.changeset"));
    const { out } = await runIn(cwd, ...UPDATE);
    expect(out.at(-1)).toMatch(/^ {2}packages\/\.changeset\/books-[0-9a-f]{8}\.md: written$/);
  });
});

describe("slices", () => {
  const people = { ...MODELS, roots: ["people"] };

  test("of one file change together, whichever is named", async () => {
    const cwd = await prepare('Name="id" Type="Edm.String"', 'Name="id" Type="Edm.Guid"', {
      books: MODELS,
      people,
    });
    const { out } = await runIn(cwd, ...UPDATE, "--slice", "people");
    expect(out.filter((line) => !line.startsWith(" "))).toEqual([
      "books: 1 change: 1 breaking",
      "people: 1 change: 1 breaking",
    ]);
    expect(changesets(cwd).map((name) => name.split("-")[0])).toEqual(["books", "people"]);
  });

  test("of several files take one of --slice", async () => {
    const other = { ...people, metadata: "other.xml" };
    const cwd = project({
      "graphslice.config.mjs": configOf({ books: MODELS, people: other }),
      "other.xml": LIBRARY,
      [NEW]: LIBRARY.replace(TITLE, ""),
    });
    const { code, err } = await runIn(cwd, ...UPDATE);
    expect({ code, line: err[0] }).toEqual({
      code: 2,
      line: "error: --from is the metadata of slices that are made of one file: say --slice NAME with one of books, people",
    });
    expect(await runIn(cwd, ...UPDATE, "--slice", "books")).toMatchObject({ code: 0 });
    expect(readFileSync(join(cwd, "other.xml"), "utf8")).toBe(LIBRARY);
  });
});

describe("nothing is written", () => {
  /** Runs an update that fails, and returns what it printed. */
  async function fail(cwd: string, words = UPDATE): Promise<readonly string[]> {
    const before = contents(cwd);
    const { code, out, err } = await runIn(cwd, ...words);
    expect({ code, out }).toEqual({ code: 1, out: [] });
    expect(contents(cwd)).toEqual(before);
    return err;
  }

  test("where a root has vanished, which is explained", async () => {
    const cwd = await prepare('EntitySet Name="books"', 'EntitySet Name="volumes"');
    const line = LIBRARY.split("\n").findIndex((text) => text.includes('EntitySet Name="books"'));
    expect(await fail(cwd)).toEqual([
      `error: root "books" has vanished from ${NEW} [in slice books]`,
      `  it was EntitySet books of contoso.library.book and still stands in ${METADATA}:${line + 1}:9`,
      "  nothing was written; what can be done:",
      expect.stringMatching(/^ {2}- keep it: /),
      expect.stringMatching(/^ {2}- give it up: .*; packages are never deleted$/),
    ]);
  });

  test("where a root has vanished, though the config ignores that", async () => {
    const ignore = [{ rule: "root-removed", reason: "we know" }];
    const slices = { books: { ...MODELS, ignore } };
    const cwd = await prepare('EntitySet Name="books"', 'EntitySet Name="volumes"', slices);
    expect((await fail(cwd))[0]).toMatch(/^error: root "books" has vanished from /);
  });

  test("where the new metadata is wrong", async () => {
    const cwd = await prepare('Type="library.genre"', 'Type="library.gener"');
    expect((await fail(cwd))[0]).toMatch(/^new\.xml:17:9: error: type "contoso.library.gener"/);
  });

  test("where it cannot be read", async () => {
    const cwd = await prepare(TITLE, "");
    expect(await fail(cwd, ["update", "--from", "nope.xml"])).toEqual([
      "error: nope.xml: cannot be read: there is no such file",
    ]);
  });

  test("where one of two slices cannot be made", async () => {
    const cwd = await prepare('EntitySet Name="people"', 'EntitySet Name="persons"', {
      books: MODELS,
      people: { ...MODELS, roots: ["people"] },
    });
    expect((await fail(cwd))[0]).toMatch(/^error: root "people" has vanished from /);
  });

  test("where a package cannot be", async () => {
    const cwd = await prepare(TITLE, "", { books: { ...BOOKS, packages: ["models", "client"] } });
    rmSync(join(cwd, "packages/books-client/.graphslice.json"));
    expect((await fail(cwd))[0]).toMatch(/exists and was not generated/);
  });

  test("where the changeset cannot be, for which the packages are put back", async () => {
    const cwd = await prepare(TITLE, "");
    const { out } = await runIn(cwd, ...UPDATE, "--dry-run");
    const file = /\.changeset\/[^:]*/.exec(out.join("\n"))?.[0] ?? "";
    mkdirSync(join(cwd, file));
    expect(await fail(cwd)).toEqual([
      `error: ${file}: cannot be written: it is a folder; expected a file`,
    ]);
  });
});

describe("outputs", () => {
  test("--json", async () => {
    const cwd = await prepare(TITLE, "");
    const output = await runJson(cwd, ...UPDATE);
    const [name = ""] = changesets(cwd);
    expect(output).toMatchObject({
      dryRun: false,
      slices: [
        {
          name: "books",
          metadata: { file: METADATA, isChanged: true },
          diff: { level: "breaking" },
          packages: [
            {
              name: "@contoso/books-models",
              version: "0.0.0",
              bump: "minor",
              target: "packages/books-models",
              deleted: [],
            },
          ],
          changeset: {
            file: `.changeset/${name}`,
            text: readFileSync(join(cwd, ".changeset", name), "utf8"),
          },
        },
      ],
      abandoned: [],
    });
  });

  test("--markdown", async () => {
    const cwd = await prepare(TITLE, "");
    const { out } = await runIn(cwd, ...UPDATE, "--markdown");
    expect(out[0]).toBe("## books");
    expect(out).toContain("### breaking");
    expect(out.at(-1)).toMatch(/^\| `@contoso\/books-models` \| 0\.0\.0 \| minor \| \d+ \| 0 \|$/);
    expect((await runIn(cwd, ...UPDATE, "--markdown")).out).toEqual([
      "## books",
      "",
      "Nothing has changed.",
    ]);
  });

  test("--quiet", async () => {
    const cwd = await prepare(TITLE, "");
    expect(await runIn(cwd, ...UPDATE, "--quiet")).toEqual({ code: 0, out: [], err: [] });
  });

  test.each([
    [
      ["update"],
      'error: no slice of the config is pulled from anywhere; give one a "source", or say --slice NAME',
    ],
    [
      ["update", "--from", "https://contoso.example/$metadata"],
      "error: --from takes a file, not the address https://contoso.example/$metadata",
    ],
  ])("%s is not how it is called", async (words, line) => {
    const { code, err } = await runIn(await prepare(TITLE, ""), ...words);
    expect({ code, line: err[0] }).toEqual({ code: 2, line });
  });

  test("metadata from the network is nothing to compare with", async () => {
    const metadata = "https://contoso.example/$metadata";
    const cwd = project({
      "graphslice.config.mjs": configOf({ books: { ...MODELS, metadata } }),
      [NEW]: LIBRARY,
    });
    expect(await runIn(cwd, ...UPDATE)).toMatchObject({
      code: 2,
      err: [
        expect.stringContaining(`the metadata of slice books is ${metadata}`),
        expect.anything(),
      ],
    });
  });
});
