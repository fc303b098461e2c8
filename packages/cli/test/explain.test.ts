import { describe, expect, test } from "vitest";
import { configOf, METADATA, project, projectWithConfig, runIn, runJson } from "./project.js";

const SLICE = [
  "--metadata",
  METADATA,
  "--root",
  "books",
  "--root",
  "archive",
  "--root",
  "closeAll",
];

describe("chains", () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    [
      "contoso.library.item",
      [
        "  contoso.library.item: base type of contoso.library.book",
        "    contoso.library.book: root books",
      ],
    ],
    [
      "library.page",
      [
        "  contoso.library.page: target of navigation property pages of contoso.library.book",
        "    contoso.library.book: root books",
      ],
    ],
    [
      "genre",
      [
        "  contoso.library.genre: type of property genre of contoso.library.book",
        "    contoso.library.book: root books",
      ],
    ],
    ["archive.shelf", ["  contoso.library.archive.shelf: root archive"]],
    ["contoso.library.book", ["  contoso.library.book: root books"]],
    [
      "book",
      [
        "  contoso.library.book: root books",
        "  contoso.library.archive.book: target of navigation property books of contoso.library.archive.shelf",
        "    contoso.library.archive.shelf: root archive",
      ],
    ],
    [
      "lend",
      [
        "  contoso.library.lend: action bound to contoso.library.book",
        "    contoso.library.book: root books",
      ],
    ],
    [
      "library.overdue",
      [
        "  contoso.library.overdue: function bound to a collection of contoso.library.book",
        "    contoso.library.book: root books",
      ],
    ],
    ["close", ["  contoso.library.close: action imported as closeAll"]],
  ];

  test.each(cases)("%s", async (name, chain) => {
    expect(await runIn(project(), "explain", name, ...SLICE)).toEqual({
      code: 0,
      out: ["library", ...chain],
      err: [],
    });
  });
});

describe("what is not there", () => {
  const absent = "but not in slice library; to have it there, make it a root or an include";
  const cases: readonly (readonly [string, string])[] = [
    ["person", `contoso.library.person is in the metadata ${absent}`],
    ["library.address", `contoso.library.address is in the metadata ${absent}`],
    [
      "Genre",
      'the metadata of slice library has no type or operation "Genre"; did you mean "genre"?',
    ],
    [
      "contoso.library.bok",
      'the metadata of slice library has no type or operation "contoso.library.bok"; did you mean "contoso.library.book"?',
    ],
    ["book/title", 'the metadata of slice library has no type or operation "book/title"'],
    ["", 'the metadata of slice library has no type or operation ""'],
    [".", 'the metadata of slice library has no type or operation "."'],
  ];

  test.each(cases)("%j", async (name, message) => {
    expect(await runIn(project(), "explain", name, ...SLICE)).toEqual({
      code: 1,
      out: [],
      err: [`error: ${message}`],
    });
  });

  test("a name that several have", async () => {
    const words = ["explain", "book", "--metadata", METADATA, "--root", "people"];
    expect(await runIn(project(), ...words)).toEqual({
      code: 1,
      out: [],
      err: [
        "error: contoso.library.book, contoso.library.archive.book are in the metadata but not in slice library; to have it there, make it a root or an include",
      ],
    });
  });
});

describe("several slices", () => {
  const books = { metadata: METADATA, roots: ["books"], out: "packages" };
  const people = { ...books, roots: ["people"] };
  const text = configOf({ books, people });
  const cwd = (): string => project({ "graphslice.config.mjs": text });

  test("each that has it", async () => {
    const { code, out, err } = await runIn(cwd(), "explain", "item");
    expect({ code, err, slices: out.filter((line) => !line.startsWith(" ")) }).toEqual({
      code: 0,
      err: [],
      slices: ["books", "people"],
    });
  });

  test("those that do not are told of with --verbose", async () => {
    const chain = ["people", "  contoso.library.person: root people"];
    const absent =
      "contoso.library.person is in the metadata but not in slice books; to have it there, make it a root or an include";
    expect(await runIn(cwd(), "explain", "person")).toEqual({ code: 0, out: chain, err: [] });
    expect(await runIn(cwd(), "explain", "person", "--verbose")).toEqual({
      code: 0,
      out: chain,
      err: [`warning: ${absent}`],
    });
    expect(await runJson(cwd(), "explain", "person")).toEqual({
      found: [
        {
          slice: "people",
          kind: "EntityType",
          name: "contoso.library.person",
          chain: [{ name: "contoso.library.person", reason: "root people" }],
        },
      ],
      missing: [{ slice: "books", message: absent }],
    });
  });
});

test("--json where there is nothing", async () => {
  const cwd = projectWithConfig();
  expect(await runIn(cwd, "explain", "nothing", "--json")).toMatchObject({ code: 1, err: [] });
  expect(await runJson(cwd, "explain", "nothing")).toEqual({
    found: [],
    missing: [
      { slice: "books", message: 'the metadata of slice books has no type or operation "nothing"' },
    ],
  });
});

test("--json of an operation", async () => {
  expect(await runJson(projectWithConfig(), "explain", "lend")).toMatchObject({
    found: [
      { kind: "Action", name: "contoso.library.lend", chain: [{}, { reason: "root books" }] },
    ],
  });
});
