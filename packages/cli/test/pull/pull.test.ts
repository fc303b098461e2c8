import { createHash } from "node:crypto";
import { readFileSync, statSync, symlinkSync, lstatSync, mkdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
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
import { FROM, WITHOUT_PAGES, read, readRecord } from "./project-files.js";

const WITH_COVER = WITHOUT_PAGES.replace(
  '<Property Name="title" Type="Edm.String"/>',
  '$&<NavigationProperty Name="cover" Type="library.cover" ContainsTarget="true"/>',
)
  .replace('Name="close"', 'Name="shut"')
  .replace("library.close", "library.shut");

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
