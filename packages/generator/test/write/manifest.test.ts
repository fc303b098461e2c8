import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { format } from "prettier";
import { describe, expect, test } from "vitest";
import { formatManifest, readManifest } from "../../src/write/manifest.js";
import { openTree } from "../../src/write/open-tree.js";
import { temporaryDirectory } from "./temporary-directory.js";

describe("formatManifest", () => {
  test("lists the files by name", () => {
    expect(formatManifest("0.1.0", ["b.ts", "a/c.ts", "README.md"])).toBe(`{
  "generator": "0.1.0",
  "files": ["README.md", "a/c.ts", "b.ts"]
}
`);
  });

  test.each([
    [100, 1],
    [101, 3],
  ])("a list of %i columns takes %i line(s)", async (columns, lines) => {
    const name = "x".repeat(columns - '  "files": [""]'.length);
    const text = formatManifest("0.1.0", [name]);
    expect(text.split("\n")).toHaveLength(4 + lines);
    expect(await format(text, { parser: "json", printWidth: 100 })).toBe(text);
  });

  test("is as Prettier would leave it", async () => {
    const path = fc.stringMatching(/^[a-z"$_.]{1,12}(?:\/[a-z-]{1,12}){0,2}$/);
    await fc.assert(
      fc.asyncProperty(fc.string(), fc.array(path, { maxLength: 12 }), async (version, paths) => {
        const text = formatManifest(version, paths);
        expect(await format(text, { parser: "json", printWidth: 100 })).toBe(text);
        expect(JSON.parse(text)).toEqual({ generator: version, files: paths.toSorted() });
      }),
      { numRuns: 200 },
    );
  });
});

describe("readManifest", () => {
  const read = (root: string): readonly string[] => readManifest(root, openTree(root));

  test("reads what was written", () => {
    const root = temporaryDirectory();
    writeFileSync(join(root, ".graphslice.json"), formatManifest("0.1.0", ["b.ts", "a/c.ts"]));
    expect(read(root)).toEqual(["a/c.ts", "b.ts"]);
  });

  test("reads none where there is none", () => {
    expect(read(temporaryDirectory())).toEqual([]);
    expect(read(join(temporaryDirectory(), "absent"))).toEqual([]);
  });

  test.each([
    ["", "text that is no JSON"],
    ["<<<<<<< HEAD\n{}", "text that is no JSON"],
    ["null", "other JSON"],
    ["[]", "other JSON"],
    ['{ "generator": "0.1.0" }', "other JSON"],
    ['{ "files": [] }', "other JSON"],
    ['{ "generator": 1, "files": [] }', "other JSON"],
    ['{ "generator": "0.1.0", "files": "a" }', "other JSON"],
    ['{ "generator": "0.1.0", "files": ["a", 1] }', "other JSON"],
  ])("refuses %j", (text, found) => {
    const root = temporaryDirectory();
    const path = join(root, ".graphslice.json");
    writeFileSync(path, text);
    expect(() => read(root)).toThrow(
      `${path} is not a manifest: expected { "generator": "…", "files": ["…"] } but found ${found}; restore it, or delete it together with the generated files`,
    );
  });
});
