import { formatDiagnostic } from "@graphslice/csdl";
import { expect, test } from "vitest";
import { readSlice, type ReadSlice, type SliceSource } from "../src/read-slice.js";
import { wrapSchema } from "./csdl-text.js";

const SIZE = '<ComplexType Name="size"/>';

function read(text: string, rest: Partial<Omit<SliceSource, "metadata">> = {}): ReadSlice {
  return readSlice({
    metadata: { file: "shop.xml", text },
    selection: { roots: [] },
    ...rest,
  });
}

function describeProblems({ diagnostics, problems }: ReadSlice): readonly string[] {
  return [...diagnostics.map(formatDiagnostic), ...problems].map((line) =>
    line.replace(/^(\w+\.xml):\d+:\d+/, "$1"),
  );
}

test("a slice comes with the whole model that it is of", () => {
  const result = read(wrapSchema(`${SIZE}<ComplexType Name="other"/>`), {
    selection: { roots: ["microsoft.graph.size"] },
  });
  expect(describeProblems(result)).toEqual([]);
  expect([...(result.whole?.types.keys() ?? [])]).toEqual([
    "microsoft.graph.size",
    "microsoft.graph.other",
  ]);
  expect([...(result.slice?.model.types.keys() ?? [])]).toEqual(["microsoft.graph.size"]);
});

test.each([
  ["does not parse", "<html>", "shop.xml: error: "],
  [
    "does not link",
    wrapSchema('<ComplexType Name="a"><Property Name="b" Type="microsoft.graph.c"/></ComplexType>'),
    'shop.xml: error: type "microsoft.graph.c" is not declared',
  ],
  ["breaks OData's rules", wrapSchema(SIZE + SIZE), "shop.xml: error: "],
])("metadata that %s gives no model", (_, text, message) => {
  const result = read(text);
  expect(describeProblems(result)[0]).toContain(message);
  expect(result).not.toHaveProperty("whole");
  expect(result).not.toHaveProperty("slice");
});

test("errors of the metadata and of the overlay are told together", () => {
  const overlay = { file: "overlay.xml", text: "<html>" };
  const problems = describeProblems(read("<html>", { overlay }));
  expect(problems.map((line) => line.split(":")[0])).toEqual(["shop.xml", "overlay.xml"]);
});

test("an overlay that does not fit is told", () => {
  const overlay = {
    file: "overlay.xml",
    text: wrapSchema(
      '<ComplexType Name="size"><Property Name="a" Type="Edm.Strin"/></ComplexType>',
    ),
  };
  const result = read(wrapSchema(SIZE), { overlay });
  expect(describeProblems(result)).toEqual([
    expect.stringContaining('overlay.xml: error: type "Edm.Strin" is not declared'),
  ]);
  expect(result.slice).toBeUndefined();
});

test("a root that names nothing gives the whole model, but no slice", () => {
  const result = read(wrapSchema(SIZE), { selection: { roots: ["microsoft.graph.siez"] } });
  expect(result.whole?.types.size).toBe(1);
  expect(result.slice).toBeUndefined();
  expect(describeProblems(result)).toEqual([expect.stringContaining("microsoft.graph.size")]);
});
