import { readFileSync } from "node:fs";
import { formatDiagnostic, hasErrors } from "@graphslice/csdl";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readSlice, type ReadSlice } from "../../src/read-slice.js";
import { wrapSchema } from "../csdl-text.js";
import { generateModels } from "../generate-models.js";

const DOCUMENT = readFileSync(
  new URL("../cases/deprecation/input.csdl.xml", import.meta.url),
  "utf8",
);

function read(text: string): ReadSlice {
  return readSlice({ metadata: { file: "input.csdl.xml", text }, selection: { roots: [] } });
}

/** The first error of a text that must not be accepted. */
function firstError(text: string): string {
  const { slice, whole, diagnostics } = read(text);
  expect([slice, whole]).toEqual([undefined, undefined]);
  expect(hasErrors(diagnostics)).toBe(true);
  const [first] = diagnostics.filter(({ severity }) => severity === "error");
  return first === undefined ? "" : formatDiagnostic(first);
}

function nest(element: string, depth: number): string {
  return `<${element}>`.repeat(depth) + `</${element}>`.repeat(depth);
}

function complex(name: string, base: string): string {
  return `<ComplexType Name="${name}" BaseType="microsoft.graph.${base}"/>`;
}

/** Complex types of which each derives from the one before it, the first from `base`. */
function chain(length: number, base: string): string {
  const types = Array.from({ length }, (_, index) =>
    complex(`t${index}`, index === 0 ? base : `t${index - 1}`),
  );
  return types.join("");
}

const LONG = "a".repeat(2 ** 16);

describe("rejected with a place", () => {
  test.each([
    ["10,000 elements deep", wrapSchema(nest("Collection", 10_000)), "nested at most 64 deep"],
    ["10,000 schemas deep", nest("Schema", 10_000), "nested at most 64 deep"],
    ["its own base", wrapSchema(complex("a", "a")), "cannot derive from itself"],
    [
      "bases in a circle",
      wrapSchema(complex("a", "b") + complex("b", "a")),
      "cannot derive from itself",
    ],
    ["bases in a circle of 50", wrapSchema(chain(50, "t49")), "cannot derive from itself"],
    ["bases in a circle of 1,000", wrapSchema(chain(1000, "t999")), "at most 100 base types"],
    [
      "bases 10,000 deep",
      wrapSchema(`<ComplexType Name="root"/>${chain(10_000, "root")}`),
      "at most 100 base types",
    ],
    ["a name of 64 KB", wrapSchema(`<ComplexType Name="${LONG}"/>`), "up to 128"],
    ["a base of 64 KB", wrapSchema(complex("a", LONG)), "expected a qualified name"],
    ["an attribute's name of 64 KB", wrapSchema(`<ComplexType Name="a" ${LONG} />`), "error"],
    [
      "entities that expand",
      `<!DOCTYPE a [<!ENTITY b "${LONG}"><!ENTITY c "&b;&b;&b;&b;">]>${wrapSchema("&c;")}`,
      "DOCTYPE",
    ],
    ["an entity of its own", wrapSchema('<ComplexType Name="&evil;"/>'), "&evil;"],
  ])("%s", (_, text, message) => {
    const error = firstError(text);
    expect(error).toMatch(/^input\.csdl\.xml:\d+:\d+: error: /);
    expect(error).toContain(message);
  });

  test("what is too long is not quoted as a whole", () => {
    expect(firstError(wrapSchema(`<ComplexType Name="${LONG}"/>`)).length).toBeLessThan(1000);
  });

  test("a document cut off anywhere before its end", { timeout: 30_000 }, () => {
    const end = DOCUMENT.lastIndexOf(">");
    fc.assert(
      fc.property(fc.integer({ min: 0, max: end }), (length) => {
        expect(firstError(DOCUMENT.slice(0, length))).not.toBe("");
      }),
      { numRuns: 300 },
    );
    expect(read(DOCUMENT).slice).toBeDefined();
  });
});

describe("generated all the same", () => {
  test("bases 100 deep", { timeout: 30_000 }, async () => {
    const text = wrapSchema(`<ComplexType Name="root"/>${chain(100, "root")}`);
    const files = await generateModels({ text });
    expect(files["src/microsoft.graph/t99.ts"]).toContain("export interface T99 extends T98 {");
  });

  test(
    "an enumeration of 10,000 members and a description of a megabyte",
    { timeout: 30_000 },
    async () => {
      const members = Array.from({ length: 10_000 }, (_, index) => `<Member Name="m${index}"/>`);
      const description = "*/ {@link ".repeat(100_000);
      const text = wrapSchema(
        `<EnumType Name="all">${members.join("")}<Annotation Term="Org.OData.Core.V1.Description" String="${description}"/></EnumType>`,
      );
      const { "src/microsoft.graph/all.ts": module = "" } = await generateModels({ text });
      expect(module.match(/^ {2}\| "m\d+"/gm)).toHaveLength(10_000);
      expect(module.split("*/")).toHaveLength(2);
    },
  );
});
