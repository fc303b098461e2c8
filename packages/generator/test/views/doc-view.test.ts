import fc from "fast-check";
import { ts } from "ts-morph";
import { describe, expect, test } from "vitest";
import { printDocLine } from "../../src/render/tokens.js";
import { createDoc, type DocParts } from "../../src/views/doc-view.js";
import { hostileText } from "../hostile/hostile-text.js";
import { readDocTags } from "../hostile/read-doc-tags.js";

const WORD = "abcdefghi";

function words(count: number): string {
  return Array.from({ length: count }, () => WORD).join(" ");
}

describe("createDoc", () => {
  test.each<[given: string, parts: DocParts, lines: readonly string[]]>([
    ["nothing", {}, []],
    ["a description", { description: "A user." }, ["A user."]],
    ["blanks", { description: " A \n\n user.\t" }, ["A user."]],
    [
      "a description of blanks",
      { description: " \u2028 ", origin: "Edm.Guid" },
      ["@odata Edm.Guid"],
    ],
    ["the origin", { origin: "Edm.Int32" }, ["@odata Edm.Int32"]],
    ["a deprecation without words", { deprecated: "" }, ["@deprecated"]],
    [
      "everything",
      {
        description: "A user.",
        notes: ["One note.", "", "Another."],
        items: ["- a", "- b"],
        deprecated: "Use people.",
        origin: "EntityType user",
      },
      [
        "A user.",
        "",
        "One note.",
        "",
        "Another.",
        "",
        "- a",
        "- b",
        "",
        "@deprecated Use people.",
        "@odata EntityType user",
      ],
    ],
    ["a tag", { description: "@internal" }, ["\\@internal"]],
    ["tags in a text", { description: "a @b and (@c) @" }, ["a \\@b and (@c) \\@"]],
    ["tags in an item", { items: ["- `a`: @b"] }, ["- `a`: \\@b"]],
    ["tags in tags", { deprecated: "@a", origin: "@b" }, ["@deprecated \\@a", "@odata \\@b"]],
    ["an inline tag", { description: "{@inheritDoc} {@link" }, ["{\\@inheritDoc} {\\@link"]],
    ["a link", { description: "See {@link User}." }, ["See {@link User}."]],
    ["an address", { description: "a@b.example" }, ["a@b.example"]],
  ])("%s", (_, parts, lines) => {
    expect(createDoc(parts, 0).lines).toEqual(lines);
  });

  test("lines are filled up to the hundredth column, wherever the comment starts", () => {
    for (const indent of [0, 2]) {
      const { lines } = createDoc({ description: words(30) }, indent);
      expect(lines).toEqual([words(9), words(9), words(9), words(3)]);
      const [first = ""] = lines;
      expect(indent + " * ".length + first.length).toBeLessThanOrEqual(100);
      expect(indent + " * ".length + first.length + ` ${WORD}`.length).toBeGreaterThan(100);
    }
  });

  test("continued tags are indented, and links and words stay whole", () => {
    expect(createDoc({ origin: words(12) }, 0).lines).toEqual([
      `@odata ${words(9)}`,
      `  ${words(3)}`,
    ]);
    const link = `{@link ${"A".repeat(60)}}`;
    expect(createDoc({ description: `${words(4)} ${link}, ${WORD}` }, 0).lines).toEqual([
      words(4),
      `${link}, ${WORD}`,
    ]);
    const long = "x".repeat(150);
    expect(createDoc({ description: `a ${long} b` }, 0).lines).toEqual(["a", long, "b"]);
  });

  test.each([
    ["one line", { description: "A user." }, 0, true],
    ["one line that fits just so", { description: "x".repeat(93) }, 0, true],
    ["one line that is too long by one", { description: "x".repeat(94) }, 0, false],
    ["one line that is too long indented", { description: "x".repeat(92) }, 2, false],
    ["two lines", { description: "A user.", origin: "user" }, 0, false],
  ])("%s", (_, parts, indent, isSingle) => {
    expect(createDoc(parts, indent).isSingle).toBe(isSingle);
  });

  test("no text adds a tag, swallows one, or ends the comment", { timeout: 30_000 }, () => {
    const parts = fc.record({
      description: hostileText,
      notes: fc.array(hostileText, { maxLength: 2 }),
      items: fc.array(hostileText, { maxLength: 2 }),
      deprecated: hostileText,
      origin: hostileText,
    });
    fc.assert(
      fc.property(parts, (given) => {
        const lines = createDoc(given, 0).lines.map((line) => ` * ${printDocLine(line)}`);
        const text = `/**\n${lines.join("\n")}\n */\nexport interface A {}\n`;
        const source = ts.createSourceFile("a.ts", text, ts.ScriptTarget.ES2022, true);
        expect(source.statements.map(({ kind }) => kind)).toEqual([
          ts.SyntaxKind.InterfaceDeclaration,
        ]);
        expect(readDocTags(text)).toEqual(["deprecated", "odata"]);
      }),
      { numRuns: 1000 },
    );
  });
});
