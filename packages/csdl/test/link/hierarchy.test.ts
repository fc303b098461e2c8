import { expect, test } from "vitest";
import { formatDiagnostic } from "../../src/diagnostic.js";
import { buildModel } from "../../src/link/build-model.js";
import { parseDocument, wrapSchema } from "../parse/csdl-text.js";

/** So many types, each the base of the next. */
function chainOf(length: number): string {
  const types = Array.from({ length }, (_, index) => {
    const base = index === 0 ? "" : ` BaseType="self.t${index - 1}"`;
    return `<ComplexType Name="t${index}"${base}/>`;
  });
  return wrapSchema(types.join("\n"));
}

test("a hundred base types, one above the other, are accepted", () => {
  expect(buildModel([parseDocument(chainOf(101))]).diagnostics).toEqual([]);
});

test("more base types are an error where they become too many", () => {
  const { diagnostics } = buildModel([parseDocument(chainOf(102))]);
  expect(diagnostics.map(formatDiagnostic)).toEqual([
    "shop.xml:103:1: error: expected at most 100 base types, one above the other, but found more [in ComplexType shop.t101]",
  ]);
});

test("a type above which there is a cycle is no fault itself", () => {
  const content = `<ComplexType Name="a" BaseType="self.b"/>
<ComplexType Name="b" BaseType="self.c"/>
<ComplexType Name="c" BaseType="self.b"/>`;
  const { diagnostics } = buildModel([parseDocument(wrapSchema(content))]);
  expect(diagnostics.map(({ within }) => within)).toEqual(["ComplexType shop.b"]);
});
