import { expect, test } from "vitest";
import { printHeading, printPathMember } from "../../src/views/layout/layout-declaration.js";
import {
  EMPTY,
  keywordType,
  modelType,
  runtimeType,
  unionType,
} from "../../src/views/path-type.js";

const long = "L".repeat(70);

test("a union of an array of unions is broken at every level that does not fit", () => {
  const element = unionType([modelType(long), modelType("Other")]);
  const type = unionType([{ kind: "array", element, isReadonly: true }, keywordType("null")]);
  expect(printPathMember({ kind: "member", name: "colors", isOptional: true, type })).toBe(
    ["readonly colors?:", `    | readonly (Models.${long} | Models.Other)[]`, "    | null;"].join(
      "\n",
    ),
  );
});

test("one base stays on the line, several are listed below it", () => {
  const node = runtimeType(long);
  const heading = (...bases: Parameters<typeof runtimeType>[1][]): string =>
    printHeading({
      name: "Path",
      doc: { lines: [], isSingle: true },
      bases: bases.map((base) => runtimeType("Base", base)),
      members: [],
      isSpaced: false,
    });
  expect(heading(node)).toBe(`export interface Path extends Runtime.Base<Runtime.${long}> {}`);
  expect(heading(node, EMPTY)).toBe(
    `export interface Path\n  extends Runtime.Base<Runtime.${long}>, Runtime.Base<{}> {}`,
  );
});
