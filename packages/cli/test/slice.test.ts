import { lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  configOf,
  METADATA,
  project,
  projectWithConfig,
  runIn,
  runJson,
  writeFiles,
} from "./project.js";

async function slicedText(): Promise<string> {
  const { out } = await runIn(projectWithConfig(), "slice");
  return `${out.join("\n")}\n`;
}

test("standard output is what a file would hold", async () => {
  const cwd = projectWithConfig();
  const { code, out, err } = await runIn(cwd, "slice", "--out", "out/books.xml");
  const text = readFileSync(join(cwd, "out/books.xml"), "utf8");
  expect({ code, out, err }).toEqual({
    code: 0,
    out: [`out/books.xml: 4 types, ${Buffer.byteLength(text)} bytes`],
    err: [],
  });
  expect(await slicedText()).toBe(text);
});

test("a slice of a slice is the same", async () => {
  const text = await slicedText();
  const cwd = project({ "slice.xml": text });
  const { out } = await runIn(cwd, "slice", "--metadata", "slice.xml");
  expect(`${out.join("\n")}\n`).toBe(text);
});

test("--json", async () => {
  expect(await runJson(projectWithConfig(), "slice", "--out", "books.xml")).toEqual({
    file: "books.xml",
    types: 4,
    cuts: [
      {
        element: "contoso.library.book/author",
        type: "contoso.library.person",
        replacedBy: "contoso.library.item",
      },
    ],
  });
});

test("--quiet prints nothing but the CSDL", async () => {
  const cwd = projectWithConfig();
  const quiet = { code: 0, out: [], err: [] };
  expect(await runIn(cwd, "slice", "--quiet", "--out", "books.xml")).toEqual(quiet);
  const { out } = await runIn(cwd, "slice", "--quiet");
  expect(out[0]).toBe('<?xml version="1.0" encoding="utf-8"?>');
});

test("one slice at a time", async () => {
  const books = { metadata: METADATA, roots: ["books"], out: "packages" };
  const cwd = project({
    "graphslice.config.mjs": configOf({ books, all: { ...books, roots: [] } }),
  });
  expect(await runIn(cwd, "slice")).toEqual({
    code: 2,
    out: [],
    err: [
      "error: one slice at a time: say --slice NAME with one of books, all",
      "see graphslice slice --help",
    ],
  });
  expect(await runIn(cwd, "slice", "--slice", "all")).toMatchObject({ code: 0 });
});

describe("the file", () => {
  test("is replaced, and nothing else is left", async () => {
    const cwd = projectWithConfig();
    writeFiles(cwd, { "out/books.xml": "old" });
    await runIn(cwd, "slice", "--out", "out/books.xml");
    expect(readdirSync(join(cwd, "out"))).toEqual(["books.xml"]);
    expect(readFileSync(join(cwd, "out/books.xml"), "utf8")).not.toBe("old");
  });

  test("is the one that a link leads to", async () => {
    const cwd = projectWithConfig();
    writeFiles(cwd, { "real.xml": "old" });
    symlinkSync("real.xml", join(cwd, "link.xml"));
    await runIn(cwd, "slice", "--out", "link.xml");
    expect(lstatSync(join(cwd, "link.xml")).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(cwd, "real.xml"), "utf8")).not.toBe("old");
  });

  const cases: readonly (readonly [string, string])[] = [
    ["folder", "it is a folder; expected a file"],
    [`${METADATA}/x.xml`, "a part of its path is not a folder"],
  ];
  test.each(cases)("cannot be %s", async (path, reason) => {
    const cwd = projectWithConfig();
    mkdirSync(join(cwd, "folder"));
    expect(await runIn(cwd, "slice", "--out", path)).toEqual({
      code: 1,
      out: [],
      err: [`error: ${path}: cannot be written: ${reason}`],
    });
    expect(readdirSync(join(cwd, "folder"))).toEqual([]);
  });
});
