import { createHash } from "node:crypto";
import { readFileSync, statSync, symlinkSync, lstatSync, mkdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import { buildModel, parseCsdl, type Model } from "@graphslice/csdl";
import { createColors } from "picocolors";
import { describe, expect, test } from "vitest";
import type { ResolvedSlice } from "../../src/config/resolve-slices.js";
import { resolveEndpoint } from "../../src/pull/endpoints.js";
import { explainVanished } from "../../src/pull/explain-vanished.js";
import { run } from "../../src/run.js";
import { configOf, METADATA, project, runIn, runJson, writeFiles } from "../project.js";
import {
  contentsOf,
  edit,
  FILE,
  LIBRARY,
  pull,
  pullingProject,
  RECORD,
  sends,
  serve,
} from "./server.js";

const WITHOUT_PAGES = edit(/<NavigationProperty Name="pages".*/, "").replace(
  /<EntityType Name="page"[^]*?<\/EntityType>/,
  '<EntityType Name="cover" BaseType="library.item"/>',
);
const WITH_COVER = WITHOUT_PAGES.replace(
  '<Property Name="title" Type="Edm.String"/>',
  '$&<NavigationProperty Name="cover" Type="library.cover" ContainsTarget="true"/>',
)
  .replace('Name="close"', 'Name="shut"')
  .replace("library.close", "library.shut");

/** A line that the tests of it look at. */
const FROM: unknown = expect.stringMatching(/^ {2}from http/);

const read = (cwd: string, path: string): string => readFileSync(join(cwd, path), "utf8");
const readRecord = (cwd: string): unknown => JSON.parse(read(cwd, RECORD));
const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

describe("what is written", () => {
  test("the slice's metadata, and where it comes from", async () => {
    const server = await serve(sends(LIBRARY, { etag: '"1"', "last-modified": "yesterday" }));
    const cwd = pullingProject(server.url, { include: ["contoso.library.address"], navigation: 0 });
    expect(await pull(cwd)).toEqual({
      code: 0,
      out: [
        "books: new, 5 types",
        `  from ${server.url} (${Buffer.byteLength(LIBRARY)} bytes)`,
        `  ${FILE} written`,
      ],
      err: [],
    });
    expect(readRecord(cwd)).toEqual({
      source: server.url,
      retrieved: new Date().toISOString().slice(0, 10),
      download: {
        sha256: sha256(LIBRARY),
        bytes: Buffer.byteLength(LIBRARY),
        etag: '"1"',
        lastModified: "yesterday",
      },
      kept: { roots: ["books"], include: ["contoso.library.address"], navigation: 0 },
      generator: expect.stringMatching(/^graphslice \d+\.\d+\.\d+$/),
      files: { "books.csdl.xml": `sha256:${sha256(read(cwd, FILE))}` },
    });
    expect(read(cwd, FILE)).not.toContain("archive");
  });

  test("packages are the same as of all of it", async () => {
    const server = await serve(sends(LIBRARY));
    const cwd = pullingProject(server.url);
    await pull(cwd);
    expect(await runIn(cwd, "generate")).toMatchObject({ code: 0, err: [] });
    const whole = project({
      "graphslice.config.mjs": configOf({
        books: {
          metadata: METADATA,
          roots: ["books"],
          out: "packages",
        },
      }),
    });
    await runIn(whole, "generate");
    const packagesOf = (directory: string): unknown =>
      Object.entries(contentsOf(join(directory, "packages"))).map(([path, text]) => [
        path.slice(directory.length),
        text,
      ]);
    expect(packagesOf(cwd)).toEqual(packagesOf(whole));
    // What leads out of the slice keeps its type, which is why.
    expect(read(cwd, FILE)).toContain(
      '<EntityType Name="person" BaseType="contoso.library.item"/>',
    );
  });

  test("all of it, byte by byte, with --whole", async () => {
    const server = await serve(sends(LIBRARY));
    const cwd = pullingProject(server.url);
    await pull(cwd, "--whole");
    expect(read(cwd, FILE)).toBe(LIBRARY);
    expect(readRecord(cwd)).toMatchObject({ kept: "whole" });
  });

  test("nothing, with --dry-run", async () => {
    const server = await serve(sends(LIBRARY));
    const cwd = pullingProject(server.url);
    const before = contentsOf(cwd);
    const { code, out } = await pull(cwd, "--dry-run");
    expect({ code, line: out[2] }).toEqual({ code: 0, line: `  ${FILE} would be written` });
    expect(contentsOf(cwd)).toEqual(before);
  });

  test("the file that a link leads to", async () => {
    const server = await serve(sends(LIBRARY));
    const cwd = pullingProject(server.url);
    await pull(cwd);
    mkdirSync(join(cwd, "real"));
    renameSync(join(cwd, FILE), join(cwd, "real/books.xml"));
    symlinkSync("../../real/books.xml", join(cwd, FILE));
    server.answer(sends(WITHOUT_PAGES));
    expect(await pull(cwd)).toMatchObject({ code: 0 });
    expect(lstatSync(join(cwd, FILE)).isSymbolicLink()).toBe(true);
    expect(read(cwd, "real/books.xml")).not.toContain("page");
  });
});

describe("a second time", () => {
  test("the same: no file is touched", async () => {
    const server = await serve(sends(LIBRARY));
    const cwd = pullingProject(server.url);
    await pull(cwd);
    const stats = [FILE, RECORD].map((path) => statSync(join(cwd, path)));
    expect(await pull(cwd)).toMatchObject({ code: 0, out: ["books: unchanged, 4 types", FROM] });
    expect([FILE, RECORD].map((path) => statSync(join(cwd, path)).ino)).toEqual(
      stats.map(({ ino }) => ino),
    );
  });

  test("changes outside of the slice are none", async () => {
    const server = await serve(sends(LIBRARY, { etag: '"1"' }));
    const cwd = pullingProject(server.url);
    await pull(cwd);
    const before = contentsOf(cwd);
    server.answer(sends(edit(/<EntitySet Name="people".*/, ""), { etag: '"2"' }));
    expect(await pull(cwd)).toMatchObject({ code: 0, out: ["books: unchanged, 4 types", FROM] });
    expect(contentsOf(cwd)).toEqual(before);
  });

  test("the server is asked whether there is something newer", async () => {
    const server = await serve(sends(LIBRARY, { etag: '"1"', "last-modified": "yesterday" }));
    const cwd = pullingProject(server.url);
    await pull(cwd);
    const before = contentsOf(cwd);
    server.answer((_request, response) => response.writeHead(304).end());
    expect(await pull(cwd)).toEqual({
      code: 0,
      out: ["books: unchanged, 4 types", `  from ${server.url} (not modified)`],
      err: [],
    });
    expect(server.requests.at(-1)?.headers).toMatchObject({
      "if-none-match": '"1"',
      "if-modified-since": "yesterday",
    });
    expect(contentsOf(cwd)).toEqual(before);
  });

  const doubts: readonly (readonly [string, (cwd: string, url: string) => readonly string[]])[] = [
    [
      "other roots",
      (cwd, source) => {
        const books = { metadata: FILE, source, roots: ["books", "people"], out: "packages" };
        writeFiles(cwd, { "other.config.mjs": configOf({ books }) });
        return ["-c", "other.config.mjs"];
      },
    ],
    ["all of it", () => ["--whole"]],
    [
      "a file that was edited",
      (cwd) => {
        writeFiles(cwd, { [FILE]: `${read(cwd, FILE)}\n` });
        return ["--force"];
      },
    ],
  ];
  test.each(doubts)("but not for %s", async (_title, doubt) => {
    const server = await serve(sends(LIBRARY, { etag: '"1"' }));
    const cwd = pullingProject(server.url);
    await pull(cwd);
    expect(await pull(cwd, ...doubt(cwd, server.url))).toMatchObject({ code: 0 });
    expect(server.requests).toHaveLength(2);
    expect(server.requests.at(-1)?.headers).not.toHaveProperty("if-none-match");
  });

  test("changes are counted, and listed with --verbose", async () => {
    const server = await serve(sends(LIBRARY));
    const cwd = pullingProject(server.url);
    await pull(cwd);
    server.answer(sends(WITH_COVER));
    const { out } = await pull(cwd, "--dry-run");
    expect(out.slice(3)).toEqual([
      "  1 type added, 1 removed",
      "  1 member added, 1 removed",
      "  --verbose lists them",
    ]);
    const verbose = await pull(cwd, "--verbose");
    expect(verbose.out.slice(3)).toEqual([
      "  1 type added, 1 removed",
      "    + contoso.library.cover",
      "    - contoso.library.page",
      "  1 member added, 1 removed",
      "    + contoso.library.book/cover",
      "    - contoso.library.book/pages",
    ]);
  });

  test("changes of what has kept its name are said to be details", async () => {
    const server = await serve(sends(LIBRARY));
    const cwd = pullingProject(server.url);
    await pull(cwd);
    server.answer(sends(edit('Name="title" Type="Edm.String"', 'Name="title" Type="Edm.Int32"')));
    expect((await pull(cwd)).out.at(-1)).toBe("  only details of what was there before");
  });

  test("--json is as it is documented", async () => {
    const server = await serve(sends(LIBRARY));
    const cwd = pullingProject(server.url);
    await pull(cwd);
    server.answer(sends(WITH_COVER));
    const found = new Set<string>();
    JSON.stringify(await runJson(cwd, "pull", "--allow-http"), (key, value: unknown) => {
      if (/^\D/.test(key)) found.add(key);
      return value;
    });
    const page = readFileSync(new URL("../../../../docs/json-output.md", import.meta.url), "utf8");
    const [, documented = ""] = page.split("interface PullOutput");
    const names = [...documented.matchAll(/^ *(\w+)\??: /gm)].map(([, name]) => name);
    expect([...found].toSorted()).toEqual([...new Set(names)].toSorted());
  });

  test("--json", async () => {
    const server = await serve(sends(LIBRARY));
    const cwd = pullingProject(server.url, { roots: [] });
    await pull(cwd);
    server.answer(sends(WITH_COVER));
    const nothing = { added: [], removed: [] };
    expect(await runJson(cwd, "pull", "--allow-http")).toEqual({
      dryRun: false,
      slices: [
        {
          name: "books",
          source: server.url,
          file: FILE,
          downloaded: Buffer.byteLength(WITH_COVER),
          state: "changed",
          types: 8,
          changes: {
            paths: nothing,
            types: { added: ["contoso.library.cover"], removed: ["contoso.library.page"] },
            members: {
              added: ["contoso.library.book/cover"],
              removed: ["contoso.library.book/pages"],
            },
            operations: {
              added: ["contoso.library.shut()"],
              removed: ["contoso.library.close()"],
            },
          },
          written: [FILE, RECORD],
        },
      ],
    });
  });
});

describe("metadata that is not pull's", () => {
  test("is not replaced if it was edited since", async () => {
    const server = await serve(sends(LIBRARY));
    const cwd = pullingProject(server.url);
    await pull(cwd);
    writeFiles(cwd, { [FILE]: read(cwd, FILE).replace("title", "name") });
    const before = contentsOf(cwd);
    expect(await pull(cwd)).toEqual({
      code: 1,
      out: [],
      err: [
        `error: ${FILE} has been edited since it was pulled; what you change belongs into an overlay; --force replaces it`,
      ],
    });
    expect(contentsOf(cwd)).toEqual(before);
    expect(await pull(cwd, "--force")).toMatchObject({ code: 0 });
    expect(read(cwd, FILE)).toContain("title");
  });

  test("is not replaced if it was there before", async () => {
    const server = await serve(sends(LIBRARY));
    const cwd = pullingProject(server.url);
    writeFiles(cwd, { [FILE]: LIBRARY, [RECORD]: '{ "origin": "by hand" }' });
    const before = contentsOf(cwd);
    expect((await pull(cwd)).err).toEqual([
      `error: ${FILE} is there already, and not from pull; --force replaces it`,
    ]);
    expect(contentsOf(cwd)).toEqual(before);
  });

  test("but becomes so if it is what pull would write", async () => {
    const server = await serve(sends(LIBRARY));
    const cwd = pullingProject(server.url);
    writeFiles(cwd, { [FILE]: LIBRARY });
    expect(await pull(cwd, "--whole")).toMatchObject({ code: 0 });
    expect(readRecord(cwd)).toMatchObject({ source: server.url });
  });
});

describe("a root that has vanished", () => {
  const VANISHED = edit(/<EntitySet Name="books".*/, "");

  test("is explained, and nothing is written", async () => {
    const server = await serve(sends(LIBRARY));
    const cwd = pullingProject(server.url);
    await pull(cwd);
    const before = contentsOf(cwd);
    server.answer(sends(VANISHED));
    const date = new Date().toISOString().slice(0, 10);
    const { code, out, err } = await pull(cwd);
    expect({ code, out }).toEqual({ code: 1, out: [] });
    expect(err).toEqual([
      `error: root "books" has vanished from ${server.url} [in slice books]`,
      expect.stringMatching(
        new RegExp(
          `^ {2}it was EntitySet books of contoso\\.library\\.book and still stands in ${FILE}:\\d+:\\d+, pulled on ${date}$`,
        ),
      ),
      "  nothing was written; what can be done:",
      '  - keep it: take "source" out of slice books, and its metadata is not pulled again',
      "  - give it up: take the root out of slice books, or the slice out of the config; packages are never deleted",
    ]);
    expect(contentsOf(cwd)).toEqual(before);
  });

  const others: readonly (readonly [string, string, string])[] = [
    ["contoso.library.page", WITHOUT_PAGES, "EntityType contoso.library.page"],
    ["/books/pages", WITHOUT_PAGES, "a path to EntityType contoso.library.page"],
    ["closeAll", edit(/<ActionImport.*/, ""), "ActionImport closeAll"],
  ];
  test.each(others)("%s", async (root, text, description) => {
    const server = await serve(sends(LIBRARY));
    const cwd = pullingProject(server.url, { roots: [root] });
    await pull(cwd);
    server.answer(sends(text));
    const { code, err } = await pull(cwd);
    expect(code).toBe(1);
    expect(err[0]).toContain(`root "${root}" has vanished`);
    expect(err[1]).toContain(`it was ${description} and still stands in ${FILE}:`);
  });

  test("of flags is explained with what flags can do", async () => {
    const server = await serve(sends(LIBRARY));
    const cwd = project();
    const words = [server.url, "--root", "books", "--out", "books.xml"];
    await pull(cwd, ...words);
    server.answer(sends(VANISHED));
    const { err } = await pull(cwd, ...words);
    expect(err.slice(2)).toEqual([
      "  nothing was written; what can be done:",
      "  - keep the file as it is, or say other roots",
    ]);
  });

  test("of Graph is looked for in its other version", () => {
    const graph = (text: string): Model => {
      const { document } = parseCsdl(text, { file: "x.xml" });
      return buildModel(document === undefined ? [] : [document]).model;
    };
    const slice: ResolvedSlice = {
      name: "books",
      metadata: "x.xml",
      ignore: [],
      selection: { roots: ["books"] },
      output: { directory: "", packages: [], packageJson: {} },
    };
    const url = resolveEndpoint("beta") ?? "";
    const target = { url, file: "x.xml", isWhole: false, slices: [slice] };
    const before = { slice, whole: graph(LIBRARY) };
    const [missing] = explainVanished(
      { target, isOwn: true, slices: [before] },
      before,
      graph(VANISHED),
    );
    expect(missing?.advice.slice(2)).toEqual([
      '- keep it: slice books has no "source", and is not pulled unless it is named',
      "- give it up: take the root out of slice books, or the slice out of the config; packages are never deleted",
      "- see whether v1.0 has it: graphslice pull v1.0 --slice books --dry-run",
    ]);
  });

  test("of one slice keeps the others as they were, too", async () => {
    const server = await serve(sends(LIBRARY));
    const slice = { source: server.url, out: "packages" };
    const cwd = project({
      "graphslice.config.mjs": configOf({
        books: { ...slice, metadata: FILE, roots: ["books"] },
        people: { ...slice, metadata: "metadata/people/people.xml", roots: ["people"] },
      }),
    });
    await pull(cwd);
    const before = contentsOf(cwd);
    server.answer(sends(VANISHED.replace('Name="name"', 'Name="fullName"')));
    expect(await pull(cwd)).toMatchObject({ code: 1, out: [] });
    expect(contentsOf(cwd)).toEqual(before);
    expect(await pull(cwd, "--slice", "people")).toMatchObject({ code: 0 });
  });

  test("that has never been there is said to be none", async () => {
    const server = await serve(sends(LIBRARY));
    expect(await pull(pullingProject(server.url, { roots: ["bokos"] }))).toEqual({
      code: 1,
      out: [],
      err: [
        `error: "bokos" names neither a type nor a child of the entity container; did you mean "books"? [in ${server.url}]`,
      ],
    });
  });
});

describe("several slices", () => {
  test("of one file have it between them, and it is downloaded once", async () => {
    const server = await serve(sends(LIBRARY));
    const slice = { source: server.url, metadata: FILE, out: "packages" };
    const cwd = project({
      "graphslice.config.mjs": configOf({
        books: { ...slice, roots: ["books"] },
        archive: { ...slice, roots: ["archive"], navigation: "all" },
      }),
    });
    const { out } = await pull(cwd);
    expect(out.filter((line) => !line.startsWith(" "))).toEqual([
      "books: new, 4 types",
      "archive: new, 4 types",
    ]);
    expect(readRecord(cwd)).toMatchObject({
      kept: { roots: ["books", "archive"], navigation: "all" },
    });
    expect(server.requests).toHaveLength(1);
  });

  const choices: readonly (readonly string[])[] = [[], ["--slice", "books"]];
  test.each(choices.map((words) => [words] as const))(
    "keep what others need of the same file, with %j",
    async (words) => {
      const server = await serve(sends(LIBRARY));
      const slice = { metadata: FILE, out: "packages", packages: ["models"] };
      const cwd = project({
        "graphslice.config.mjs": configOf({
          books: { ...slice, source: server.url, roots: ["books"] },
          people: { ...slice, roots: ["people"] },
        }),
      });
      expect((await pull(cwd, ...words)).out.filter((line) => !line.startsWith(" "))).toEqual([
        "books: new, 4 types",
        "people: new, 3 types",
      ]);
      expect(await runIn(cwd, "generate")).toMatchObject({ code: 0, err: [] });
    },
  );

  const clashes: readonly (readonly [string, Readonly<Record<string, unknown>>, string])[] = [
    [
      "of one folder",
      { metadata: "metadata/books/other.xml" },
      `${FILE} and metadata/books/other.xml stand in one folder; pulled metadata needs a folder of its own, for its source.json`,
    ],
    [
      "of one file from two places",
      { metadata: FILE, source: "v1.0" },
      `${FILE} cannot be pulled from two places; slices of one file have one "source"`,
    ],
  ];
  test.each(clashes)("%s are refused", async (_title, other, message) => {
    const books = { source: "beta", metadata: FILE, roots: ["books"], out: "packages" };
    const cwd = project({
      "graphslice.config.mjs": configOf({ books, other: { ...books, ...other } }),
    });
    expect(await runIn(cwd, "pull")).toEqual({ code: 2, out: [], err: [`error: ${message}`] });
  });

  test("are those that the address is the source of", async () => {
    const server = await serve(sends(LIBRARY));
    const slice = { metadata: FILE, roots: ["books"], out: "packages" };
    const cwd = project({
      "graphslice.config.mjs": configOf({
        books: { ...slice, source: server.url },
        other: { ...slice, metadata: "other/other.xml", source: "beta" },
        local: { ...slice, metadata: METADATA },
      }),
    });
    expect((await pull(cwd, server.url)).out[0]).toBe("books: new, 4 types");
    expect(contentsOf(cwd)).not.toHaveProperty(join(cwd, "other/other.xml"));
  });

  test("a slice that was pulled once is pulled from there again", async () => {
    const server = await serve(sends(LIBRARY));
    const books = { metadata: FILE, roots: ["books"], out: "packages" };
    const cwd = project({ "graphslice.config.mjs": configOf({ books }) });
    expect(await pull(cwd)).toMatchObject({ code: 2 });
    expect(await pull(cwd, server.url, "--slice", "books")).toMatchObject({ code: 0 });
    expect(await pull(cwd)).toMatchObject({ code: 0, out: ["books: unchanged, 4 types", FROM] });
  });
});

describe("overlays", () => {
  const overlay = (content: string): string =>
    edit(/<EnumType[^]*<\/Schema>/, `${content}</Schema>`);

  test("find in reduced metadata what they extend, also what nothing else needs", async () => {
    const server = await serve(sends(LIBRARY));
    const cwd = pullingProject(server.url, { overlay: "overlay.xml" });
    writeFiles(cwd, {
      "overlay.xml": overlay(
        `<EntityType Name="book"><Property Name="place" Type="library.address"/></EntityType>
         <EntityType Name="person"><Property Name="nick" Type="Edm.String"/></EntityType>`,
      ),
    });
    expect(await pull(cwd)).toMatchObject({ code: 0, err: [] });
    const text = read(cwd, FILE);
    expect(text).toContain('<ComplexType Name="address">');
    expect(text).not.toContain("nick");
    expect(await runIn(cwd, "generate")).toMatchObject({ code: 0, err: [] });
  });

  test("may mend what is wrong, of all of the metadata", async () => {
    const server = await serve(sends(edit(/<ComplexType[^]*?<\/ComplexType>/, "")));
    const cwd = pullingProject(server.url, { overlay: "overlay.xml" });
    writeFiles(cwd, { "overlay.xml": overlay('<ComplexType Name="address"/>') });
    const { code, err } = await pull(cwd);
    expect(code).toBe(1);
    expect(err.at(-1)).toBe(
      `error: ${server.url}: cannot be reduced: it has errors that only an overlay mends; say --whole to keep all of it`,
    );
    expect(await pull(cwd, "--whole")).toMatchObject({ code: 0, err: [] });
  });

  test("that are wrong are reported, and nothing is written", async () => {
    const server = await serve(sends(LIBRARY));
    const cwd = pullingProject(server.url, { overlay: "overlay.xml" });
    writeFiles(cwd, { "overlay.xml": "<a/>" });
    const before = contentsOf(cwd);
    const { code, err } = await pull(cwd);
    expect(code).toBe(1);
    expect(err[0]).toMatch(/^overlay\.xml:1:1: error: /);
    expect(contentsOf(cwd)).toEqual(before);
  });

  test("keep what they exclude", async () => {
    const server = await serve(sends(LIBRARY));
    const cwd = pullingProject(server.url, { exclude: ["*.page"] });
    await pull(cwd);
    expect(await runIn(cwd, "generate")).toMatchObject({ code: 0, err: [] });
  });
});

describe("without a config", () => {
  test("to a file, and nothing else", async () => {
    const server = await serve(sends(LIBRARY));
    const cwd = project();
    const words = ["--root", "people", "--out", "deep/people.xml"];
    expect((await pull(cwd, server.url, ...words)).out[0]).toBe("people: new, 3 types");
    expect((await pull(cwd, server.url, ...words)).out[0]).toBe("people: unchanged, 3 types");
    expect(Object.keys(contentsOf(join(cwd, "deep")))).toEqual([join(cwd, "deep/people.xml")]);
  });

  test("to a folder, with its record", async () => {
    const server = await serve(sends(LIBRARY));
    const cwd = project();
    await pull(cwd, server.url, "--out", "all/");
    expect(Object.keys(contentsOf(join(cwd, "all")))).toEqual([
      join(cwd, "all/127.0.0.1.csdl.xml"),
      join(cwd, "all/source.json"),
    ]);
  });
});

describe("words that do not go together", () => {
  const cases: readonly (readonly [string, Readonly<Record<string, unknown>>, string])[] = [
    [
      "pull v2",
      {},
      'expected v1.0, beta or the URL of a $metadata, without a password, but found "v2"',
    ],
    [
      "pull --root books",
      {},
      "--root cannot be used without --out FILE: slices of a config are described there",
    ],
    [
      "pull",
      { source: undefined },
      'no slice of the config is pulled from anywhere; give one a "source", or say --slice NAME',
    ],
    [
      "pull beta",
      {},
      'no slice of the config is pulled from https://graph.microsoft.com/beta/$metadata; give one a "source", or say --slice NAME',
    ],
    [
      "pull --slice books",
      { source: undefined },
      'nothing says where the metadata of slice books comes from; give the slice a "source" in the config, or say v1.0, beta or a URL',
    ],
    [
      "pull --slice books",
      { metadata: "https://contoso.com/$metadata" },
      'slice books has a URL as its "metadata"; to have it pulled, let that be a file, such as "metadata/books/books.csdl.xml", and the URL its "source"',
    ],
    [
      "pull --out x.xml --slice books",
      {},
      "option '--out <path>' cannot be used with option '--slice <name>'",
    ],
    [
      "pull --timeout 0",
      {},
      "option '--timeout <seconds>' argument '0' is invalid. Expected a number of seconds, up to 86400.",
    ],
  ];
  test.each(cases)("%s with %j", async (words, slice, message) => {
    const cwd = pullingProject("v1.0", slice);
    expect(await runIn(cwd, ...words.split(" "))).toEqual({
      code: 2,
      out: [],
      err: [`error: ${message}`, "see graphslice pull --help"],
    });
  });

  test("no config", async () => {
    expect((await runIn(project(), "pull")).err[0]).toBe(
      "error: there is no graphslice.config.ts here or above; write one, or say --root ROOT --out FILE",
    );
  });
});

test("what is being done is shown", async () => {
  const server = await serve(sends(LIBRARY));
  const shown: string[] = [];
  await run(["pull", "--allow-http"], {
    cwd: pullingProject(server.url),
    colors: createColors(false),
    read: async () => new Uint8Array(),
    out: () => undefined,
    err: () => undefined,
    progress: (text, work) => {
      shown.push(text);
      return work();
    },
  });
  expect(shown).toEqual([`Downloading ${server.url}`, "Reading the metadata"]);
});
