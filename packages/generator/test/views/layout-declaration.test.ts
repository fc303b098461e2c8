import { expect, test } from "vitest";
import { printHeading, printPathMember } from "../../src/views/layout/layout-declaration.js";
import {
  EMPTY,
  keywordType,
  modelType,
  runtimeType,
  unionType,
  type PathType,
} from "../../src/views/path-type.js";
import { formatFile } from "../format/format-file.js";

const lengths = [10, 40, 55, 70, 90];

test.each(lengths)("a member with names of %d letters is as Prettier has it", async (length) => {
  const long = "L".repeat(length);
  const element = unionType([modelType(long), modelType("Other")]);
  const array: PathType = { kind: "array", element, isReadonly: true };
  const field = (type: PathType): PathType => ({
    kind: "members",
    members: [{ name: "a", isOptional: true, type }],
  });
  const types = [
    array,
    unionType([array, keywordType("null")]),
    unionType([modelType(long), keywordType("null")]),
    runtimeType("F", field(element), modelType(long)),
    runtimeType("F", runtimeType(long), EMPTY),
  ];
  for (const type of types) {
    const member = printPathMember({ kind: "member", name: "colors", isOptional: false, type });
    const text = `export interface A {\n  ${member}\n}\n`;
    expect(await formatFile("a.ts", text)).toBe(text);
  }
});

test.each(lengths)("a heading with names of %d letters is as Prettier has it", async (length) => {
  const node = runtimeType("N".repeat(length));
  for (const bases of [[], [node], [runtimeType("B", node)], [runtimeType("B", node), node]]) {
    const doc = { lines: [], isSingle: true };
    const heading = printHeading({ name: "Path", doc, bases, members: [], isSpaced: false });
    expect(await formatFile("a.ts", `${heading}\n`)).toBe(`${heading}\n`);
  }
});
