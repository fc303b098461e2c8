import { join } from "node:path";
import { buildModel, parseCsdl, type Model } from "@graphslice/csdl";
import { describe, expect, test } from "vitest";
import type { ResolvedSlice } from "../../src/config/resolve-slices.js";
import { resolveEndpoint } from "../../src/pull/endpoints.js";
import { explainVanished } from "../../src/pull/explain-vanished.js";
import { configOf, METADATA, project, runIn, writeFiles } from "../project.js";
import { contentsOf, edit, FILE, LIBRARY, pull, pullingProject, sends, serve } from "./server.js";
import { FROM, WITHOUT_PAGES, read, readRecord } from "./project-files.js";

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
