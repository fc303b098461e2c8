import { describe, expect, test } from "vitest";
import { configOf, METADATA, project, projectWithConfig, runIn, runWith } from "./project.js";
import { BAD, GOOD, projectWithFiles } from "./validate-project.js";

describe("what cannot be judged", () => {
  const inSlice = "[in slice books]";
  const cases: readonly (readonly [string, string, readonly string[], string])[] = [
    [
      "no JSON",
      '{\n  "id": "1",\n}',
      ["--type", "book"],
      'x.json:3:1: expected a name in double quotes but found "}"; correct the JSON there',
    ],
    ["nothing", "", ["--type", "book"], "x.json: expected JSON but it is empty"],
    [
      "no type",
      "{}",
      [],
      `x.json: has neither @odata.context nor @odata.type; say --type TYPE ${inSlice}`,
    ],
    [
      "a type that is not known",
      '{"@odata.type":"#contoso.library.bok"}',
      [],
      `x.json: @odata.type is "#contoso.library.bok", which names no type; say --type TYPE ${inSlice}`,
    ],
    [
      "a context that leads out",
      '{"@odata.context":"x#people"}',
      [],
      `x.json: @odata.context is "x#people", which names no type; say --type TYPE ${inSlice}`,
    ],
    [
      "items of several types",
      '[{"@odata.type":"#contoso.library.book"},{}]',
      [],
      `x.json: has neither @odata.context nor @odata.type; say --type TYPE ${inSlice}`,
    ],
    [
      "a misspelt type",
      "{}",
      ["--type", "contoso.library.bok"],
      'the metadata of slice books has no type "contoso.library.bok"; did you mean "contoso.library.book"?',
    ],
    [
      "a type that the slice does not have",
      "{}",
      ["--type", "person"],
      "contoso.library.person is in the metadata but not in slice books; to have it there, make it a root or an include",
    ],
    [
      "an operation",
      "{}",
      ["--type", "lend"],
      "contoso.library.lend is an operation and no type; give a HAR of its calls, whose URLs name it",
    ],
    [
      "a name that is close to an operation's",
      "{}",
      ["--type", "lendd"],
      'the metadata of slice books has no type "lendd"',
    ],
  ];
  test.each(cases)("%s", async (_title, text, words, message) => {
    const cwd = project({
      "x.json": text,
      "graphslice.config.mjs": configOf({
        books: { metadata: METADATA, roots: ["books"], out: "." },
      }),
    });
    expect(await runIn(cwd, "validate", "x.json", ...words)).toEqual({
      code: 1,
      out: [],
      err: [`error: ${message}`],
    });
  });

  test("a name that several types have", async () => {
    const words = ["validate", "-", "--metadata", METADATA, "--type", "book"];
    expect(await runWith("{}", project(), ...words)).toEqual({
      code: 1,
      out: [],
      err: [
        'error: slice library has several types "book"; say one of contoso.library.book, contoso.library.archive.book',
      ],
    });
  });

  test("files, next to those that can be", async () => {
    const cwd = projectWithFiles({ "good.json": GOOD, "bad.json": BAD, "folder/x.json": {} });
    const files = ["nothing.json", "good.json", "folder", "bad.json"];
    expect(await runIn(cwd, "validate", ...files, "--type", "book")).toMatchObject({
      code: 1,
      err: [
        "invalid: 1 of 2 bodies, 2 issues",
        "error: nothing.json: cannot be read: there is no such file",
        "error: folder: cannot be read: it is a folder; expected a file",
      ],
    });
  });

  const usage: readonly (readonly [string, string])[] = [
    ["validate", "error: missing required argument 'files'"],
    ["validate - x.json -", "error: standard input, -, can be read only once"],
    [
      "validate x.json --mode read",
      "error: option '--mode <mode>' argument 'read' is invalid. Allowed choices are response, create, update.",
    ],
    [
      "validate x.json --root books",
      "error: --root cannot be used without --metadata FILE: slices of a config are described there",
    ],
  ];
  test.each(usage)("%s", async (words, message) => {
    expect(await runIn(projectWithConfig(), ...words.split(" "))).toEqual({
      code: 2,
      out: [],
      err: [message, "see graphslice validate --help"],
    });
  });
});
