import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import {
  configOf,
  METADATA,
  project,
  projectWithConfig,
  runIn,
  runJson,
  runWith,
  type Outcome,
} from "./project.js";
import { BAD, GOOD, projectWithFiles } from "./validate-project.js";

const WIDE = fileURLToPath(new URL("wide.csdl.xml", import.meta.url));

/** Validates a body with a model of many kinds of types. */
function validateWide(body: unknown, ...words: readonly string[]): Promise<Outcome> {
  return runWith(
    JSON.stringify(body),
    project(),
    ...["validate", "-", "--metadata", WIDE],
    ...words,
  );
}

describe("a body", () => {
  const cwd = (): string =>
    projectWithFiles({
      "good.json": GOOD,
      "bad.json": BAD,
      "new.json": { ...GOOD, pages: 1, x: 2 },
    });

  test("that is valid", async () => {
    expect(await runIn(cwd(), "validate", "good.json", "--type", "book")).toEqual({
      code: 0,
      out: ["valid: 1 body"],
      err: [],
    });
  });

  test("that is not", async () => {
    expect(await runIn(cwd(), "validate", "bad.json", "--type", "contoso.library.book")).toEqual({
      code: 3,
      out: [
        "bad.json: response, as contoso.library.book",
        "  bad.json:/id: Invalid id: expected String but received 1",
        expect.stringMatching(/^ {2}bad.json:\/genre: Invalid genre: expected .* but received 5$/),
      ],
      err: ["invalid: 1 of 1 body, 2 issues"],
    });
  });

  test("with members that are newer", async () => {
    const words = ["validate", "good.json", "new.json", "--type", "library.book"];
    expect(await runIn(cwd(), ...words)).toEqual({
      code: 3,
      out: [
        "new.json: response, as contoso.library.book",
        "  new.json:/pages: Invalid pages: expected array but received 1",
      ],
      err: ["invalid: 1 of 2 bodies, 1 issue, 1 note; --verbose shows them"],
    });
    expect(await runIn(cwd(), ...words, "--verbose")).toEqual({
      code: 3,
      out: [
        "good.json: response, as contoso.library.book: valid",
        "new.json: response, as contoso.library.book",
        "  new.json:/pages: Invalid pages: expected array but received 1",
        expect.stringMatching(/^ {2}new.json:\/x: note: Unexpected x: /),
      ],
      err: ["invalid: 1 of 2 bodies, 1 issue, 1 note"],
    });
  });

  test("that is created or changed", async () => {
    const box = { id: "1", serial: "6f9619ff-8b86-d011-b42d-00c04fc964ff", count: 1, newer: true };
    const places = async (mode: string): Promise<readonly (string | undefined)[]> => {
      const { out } = await validateWide(box, "--type", "box", "--mode", mode);
      return out.map((line) => /^ {2}standard input:(\S+): /.exec(line)?.[1] ?? line);
    };
    expect(await places("create")).toEqual([
      "standard input: create, as contoso.wide.box",
      ...["/color", "/size", "/id", "/newer"],
    ]);
    expect(await places("update")).toEqual([
      "standard input: update, as contoso.wide.box",
      ...["/id", "/serial", "/newer"],
    ]);
  });

  test("with --quiet, what is invalid is printed", async () => {
    const words = ["validate", "good.json", "--type", "book", "--quiet"];
    expect(await runIn(cwd(), ...words)).toEqual({ code: 0, out: [], err: [] });
    expect(await runIn(cwd(), ...words, "bad.json")).toMatchObject({
      code: 3,
      err: ["invalid: 1 of 2 bodies, 2 issues"],
    });
  });

  test("whose names a terminal would obey", async () => {
    const { out } = await validateWide({ "\u001b[31mx": 1 }, "--type", "box", "--verbose");
    expect(out.join("\n")).toContain("\\u001b[31mx");
    expect(out.join("\n")).not.toContain("\u001b");
  });

  test("with more faults than are told of", async () => {
    const page = { value: Array.from({ length: 60 }, () => BAD) };
    const { out } = await runWith(
      JSON.stringify(page),
      projectWithConfig(),
      ...["validate", "-", "--type", "book"],
    );
    expect(out).toHaveLength(102);
    expect(out.at(-1)).toBe("  these are the first 100; correct some to see more");
  });
});

describe("what a body may be", () => {
  const book = { ...GOOD, "@odata.type": "#contoso.library.book" };
  const context = (fragment: string): object => ({
    "@odata.context": `https://x/$metadata#${fragment}`,
  });
  const error = { code: "notFound", message: "There is no such book." };
  const cases: readonly (readonly [string, unknown, readonly string[], string])[] = [
    ["a body", GOOD, ["--type", "book"], "contoso.library.book"],
    ["a page", { value: [GOOD] }, ["--type", "book"], "Collection(contoso.library.book)"],
    ["an array", [GOOD], ["--type", "book"], "Collection(contoso.library.book)"],
    [
      "a page, said to be one",
      { value: [] },
      ["--type", "Collection(book)"],
      "Collection(contoso.library.book)",
    ],
    ["a value of an enumeration", "novel", ["--type", "genre"], "contoso.library.genre"],
    ["the same in a response", { value: "novel" }, ["--type", "genre"], "contoso.library.genre"],
    [
      "a collection of them",
      { value: ["novel"] },
      ["--type", "genre"],
      "Collection(contoso.library.genre)",
    ],
    ["an error", { error }, ["--type", "book"], "error"],
    ["an error of nothing", { error, ...context("") }, [], "error"],
    ["a body with a context", { ...GOOD, ...context("books/$entity") }, [], "contoso.library.book"],
    [
      "a page with a context",
      { value: [GOOD], ...context("books") },
      [],
      "Collection(contoso.library.book)",
    ],
    ["a value with a context", { value: "Emma", ...context("books('1')/title") }, [], "Edm.String"],
    ["a body with a type", book, [], "contoso.library.book"],
    [
      "a body with a type and a context",
      { ...book, ...context("archive.item/$entity") },
      [],
      "contoso.library.book",
    ],
    [
      "a page of bodies with a type",
      { value: [book, book] },
      [],
      "Collection(contoso.library.book)",
    ],
    ["an array of bodies with a type", [book], [], "Collection(contoso.library.book)"],
    ["a type as @odata.type has it", GOOD, ["--type", "#library.book"], "contoso.library.book"],
  ];
  test.each(cases)("%s", async (_title, body, words, type) => {
    const cwd = projectWithConfig();
    const text = JSON.stringify(body);
    expect(await runWith(text, cwd, "validate", "-", "--verbose", ...words)).toEqual({
      code: 0,
      out: [`standard input: response, as ${type}: valid`, "valid: 1 body"],
      err: [],
    });
  });

  const invalid: readonly (readonly [string, unknown, readonly string[], string])[] = [
    ["a page", { value: [BAD] }, ["--type", "book"], "/value/0/id"],
    ["an array", [GOOD, BAD], ["--type", "book"], "/1/id"],
    ["no page where one is said", GOOD, ["--type", "Collection(book)"], "/value"],
    ["no page where the context says so", { ...GOOD, ...context("books") }, [], "/value"],
    ["an error", { error: {} }, ["--type", "book"], "/error/code"],
    ["an array of requests", [GOOD, { x: 1 }], ["--type", "book", "--mode", "create"], "/1/x"],
  ];
  test.each(invalid)("%s that is invalid", async (_title, body, words, pointer) => {
    const text = JSON.stringify(body);
    const { code, out } = await runWith(text, projectWithConfig(), "validate", "-", ...words);
    expect(code).toBe(3);
    expect(out[1]).toMatch(`  standard input:${pointer}: `);
  });

  test("a member named value makes no page", async () => {
    const box = { value: ["x"] };
    const { out } = await validateWide(box, "--type", "box", "--verbose");
    expect(out[0]).toMatch(/^standard input: response, as contoso.wide.box/);
  });

  test("a member named error makes no error", async () => {
    const crate = { error: { code: "x" } };
    const { out } = await validateWide(crate, "--type", "crate", "--verbose");
    expect(out[0]).toMatch(/^standard input: response, as contoso.wide.crate/);
  });

  test("nothing at all", async () => {
    const { code, out } = await validateWide(null, "--type", "box");
    expect({ code, out }).toEqual({
      code: 3,
      out: [
        "standard input: response, as contoso.wide.box",
        "  standard input: Invalid value: expected #contoso.wide.box but received null",
      ],
    });
  });
});

describe("a response in part", () => {
  const box = { "@odata.type": "#contoso.wide.box" };
  const context = { "@odata.context": "https://x/$metadata#boxes(color,count)/$entity" };
  const cases: readonly (readonly [string, unknown, readonly string[], readonly string[]])[] = [
    ["as a whole", box, ["--type", "box"], ["/id"]],
    ["cut", box, ["--type", "box", "--partial"], []],
    ["cut, says its context", { ...box, ...context }, [], []],
    ["cut, says its context, of a type", { ...box, ...context }, ["--type", "box"], []],
    ["cut, still invalid", { ...box, count: "x" }, ["--type", "box", "--partial"], ["/count"]],
    ["cut, in a page", { value: [box] }, ["--type", "thing", "--partial"], []],
    ["cut, but no page", box, ["--type", "Collection(box)", "--partial"], ["/value"]],
    ["cut, in an array", [box], ["--type", "box", "--partial"], []],
    ["cut inside", { ...box, id: "1", size: {} }, ["--type", "box", "--partial"], []],
    ["an error", { error: { message: "No." } }, ["--type", "box", "--partial"], ["/error/code"]],
  ];
  test.each(cases)("%s", async (_title, body, words, pointers) => {
    const { out } = await validateWide(body, ...words, "--json");
    const [judged] = JSON.parse(out.join("\n")).bodies;
    expect(judged.issues.map(({ pointer }: { pointer: string }) => pointer)).toEqual(pointers);
  });

  test("says so", async () => {
    const { out } = await validateWide(box, "--type", "box", "--partial", "--verbose");
    expect(out[0]).toBe("standard input: response, as contoso.wide.box in part: valid");
  });

  test("a request is none", async () => {
    const words = ["--type", "box", "--partial", "--mode", "create"];
    expect(await validateWide(box, ...words)).toEqual({
      code: 2,
      out: [],
      err: [
        "error: --partial is for responses; leave out --mode",
        "see graphslice validate --help",
      ],
    });
  });
});

describe("several slices", () => {
  const slice = (root: string): object => ({ metadata: METADATA, roots: [root], out: "." });
  const cwd = (): string =>
    project({
      "person.json": JSON.stringify({ id: 1 }),
      "graphslice.config.mjs": configOf({ books: slice("books"), people: slice("people") }),
    });

  test("the first that has the type judges", async () => {
    const output = await runJson(cwd(), "validate", "person.json", "--type", "person");
    expect(output).toMatchObject({ bodies: [{ slice: "people", issues: [{ pointer: "/id" }] }] });
  });

  test("all are told of where none has it", async () => {
    const { code, err } = await runIn(cwd(), "validate", "person.json", "--type", "prson");
    expect({ code, err }).toEqual({
      code: 1,
      err: ["books", "people"].map(
        (name) =>
          `error: the metadata of slice ${name} has no type "prson"; did you mean "person"?`,
      ),
    });
    expect(await runIn(cwd(), "validate", "person.json")).toMatchObject({
      err: [
        "error: person.json: has neither @odata.context nor @odata.type; say --type TYPE [in slice books, people]",
      ],
    });
  });
});

describe("--json", () => {
  test("issues and notes", async () => {
    const cwd = projectWithFiles({ "x.json": { ...GOOD, id: 1, new: true } });
    expect(await runJson(cwd, "validate", "x.json", "--type", "book")).toEqual({
      bodies: [
        {
          file: "x.json",
          slice: "books",
          type: "contoso.library.book",
          mode: "response",
          partial: false,
          issues: [
            {
              code: "invalid",
              path: ["id"],
              pointer: "/id",
              expected: "String",
              received: "1",
              message: "Invalid id: expected String but received 1",
            },
          ],
          notes: [expect.objectContaining({ code: "unknown-member", pointer: "/new" })],
        },
      ],
      skipped: [],
      errors: [],
    });
  });

  test("errors", async () => {
    const cwd = projectWithFiles({});
    const words = ["validate", "-", "nothing.json", "--type", "book", "--json"];
    const { code, out, err } = await runWith("[1,", cwd, ...words);
    expect(code).toBe(1);
    expect(JSON.parse(out.join("\n"))).toEqual({
      bodies: [],
      skipped: [],
      errors: [
        {
          file: "-",
          line: 1,
          column: 4,
          message: "expected a value but found the end of the text; correct the JSON there",
        },
        { file: "nothing.json", message: "cannot be read: there is no such file" },
      ],
    });
    expect(err).toEqual([
      "error: standard input:1:4: expected a value but found the end of the text; correct the JSON there",
      "error: nothing.json: cannot be read: there is no such file",
    ]);
  });
});
