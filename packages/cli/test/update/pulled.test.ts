import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
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
  type LocalServer,
} from "../pull/server.js";
import { runIn, writeFiles } from "../project.js";

const UPDATE = ["update", "--allow-http"];
const WITHOUT_TITLE = edit(/<Property Name="title"[^>]*\/>/, "");

const read = (cwd: string, path: string): string => readFileSync(join(cwd, path), "utf8");

/** A project whose metadata was pulled, and whose packages are up to date. */
async function pulled(): Promise<{ readonly cwd: string; readonly server: LocalServer }> {
  const server = await serve(sends(LIBRARY, { etag: '"1"' }));
  const cwd = pullingProject(server.url, { packages: ["models"] });
  expect(await pull(cwd)).toMatchObject({ code: 0 });
  expect(await runIn(cwd, "generate", "--quiet")).toMatchObject({ code: 0 });
  writeFiles(cwd, { ".changeset/config.json": "{}" });
  return { cwd, server };
}

function changesets(cwd: string): readonly string[] {
  return readdirSync(join(cwd, ".changeset")).filter((name) => name.endsWith(".md"));
}

describe("update of pulled metadata", () => {
  test("pulls, and keeps what pull would keep", async () => {
    const { cwd, server } = await pulled();
    server.answer(sends(WITHOUT_TITLE, { etag: '"2"' }));
    expect(await runIn(cwd, ...UPDATE)).toEqual({
      code: 0,
      out: [
        "books: 1 change: 1 breaking",
        "  breaking: Property contoso.library.book/title was removed",
        `  ${FILE}: written`,
        expect.stringMatching(/^ {2}books-models 0\.0\.0: minor; /),
        expect.stringMatching(/^ {2}\.changeset\/books-[0-9a-f]{8}\.md: written$/),
      ],
      err: [],
    });
    expect(read(cwd, RECORD)).toContain('"etag": "\\"2\\""');
    expect(await runIn(cwd, "check")).toMatchObject({ code: 0 });
    const after = contentsOf(cwd);
    expect(await pull(cwd)).toMatchObject({ code: 0 });
    expect(contentsOf(cwd)).toEqual(after);
  });

  test("asks whether there is something newer, and does nothing if there is not", async () => {
    const { cwd, server } = await pulled();
    const before = contentsOf(cwd);
    server.answer((_request, response) => response.writeHead(304).end());
    expect(await runIn(cwd, ...UPDATE)).toEqual({
      code: 0,
      out: ["books: nothing has changed"],
      err: [],
    });
    expect(server.requests.at(-1)?.headers["if-none-match"]).toBe('"1"');
    expect(contentsOf(cwd)).toEqual(before);
  });

  const faults: readonly (readonly [string, (server: LocalServer) => void, RegExp])[] = [
    [
      "a page instead of metadata",
      (server) => server.answer(sends("<!DOCTYPE html><html></html>")),
      /^error: |: error: /,
    ],
    [
      "a root that has vanished",
      (server) => server.answer(sends(edit('EntitySet Name="books"', 'EntitySet Name="volumes"'))),
      /^error: root "books" has vanished from http/,
    ],
    ["nobody", (server) => server.stop(), /^error: http.*: cannot be downloaded: /],
  ];
  test.each(faults)("that finds %s leaves all as it was", async (_title, spoil, message) => {
    const { cwd, server } = await pulled();
    const before = contentsOf(cwd);
    spoil(server);
    const { code, out, err } = await runIn(cwd, ...UPDATE);
    expect({ code, out }).toEqual({ code: 1, out: [] });
    expect(err[0]).toMatch(message);
    expect(contentsOf(cwd)).toEqual(before);
  });

  test("replaces nothing that was edited by hand, unless told so", async () => {
    const { cwd, server } = await pulled();
    writeFiles(cwd, { [FILE]: read(cwd, FILE).replace("novel", "story") });
    server.answer(sends(WITHOUT_TITLE));
    const { code, err } = await runIn(cwd, ...UPDATE);
    expect({ code, line: err[0] }).toEqual({
      code: 1,
      line: `error: ${FILE} has been edited since it was pulled; what you change belongs into an overlay; --force replaces it`,
    });
    expect(await runIn(cwd, ...UPDATE, "--force")).toMatchObject({ code: 0 });
  });

  test("without metadata yet says how to start", async () => {
    const server = await serve(sends(LIBRARY));
    const cwd = pullingProject(server.url, { packages: ["models"] });
    expect(await runIn(cwd, ...UPDATE)).toEqual({
      code: 1,
      out: [],
      err: [
        `error: ${FILE}: there is nothing to compare with yet; start with graphslice pull and graphslice generate`,
      ],
    });
  });
});

describe("update --from of pulled metadata", () => {
  test("uses no network, and writes what pulling it would have written", async () => {
    const { cwd, server } = await pulled();
    const asked = server.requests.length;
    writeFiles(cwd, { "new.xml": WITHOUT_TITLE });
    expect(await runIn(cwd, "update", "--from", "new.xml")).toMatchObject({ code: 0 });
    expect(server.requests).toHaveLength(asked);
    expect(changesets(cwd)).toHaveLength(1);
    const written = read(cwd, FILE);
    expect(written).not.toContain('Name="title"');
    expect(written).not.toContain('Name="archive"');

    server.answer(sends(WITHOUT_TITLE));
    expect(await pull(cwd)).toMatchObject({ code: 0 });
    expect(read(cwd, FILE)).toBe(written);
  });
});
