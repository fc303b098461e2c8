import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import {
  buildModel,
  checkModel,
  hasErrors,
  parseCsdl,
  selectModel,
  writeCsdl,
  type Model,
  type Selection,
} from "@graphslice/csdl";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { reduceModel } from "../../src/pull/reduce-model.js";
import { LIBRARY } from "./server.js";

const GOV = "graph-beta-govsg-2026-08-20.csdl.xml";
const repository = fileURLToPath(new URL("../../../../", import.meta.url));
const material = resolve(
  repository,
  process.env["GRAPHSLICE_MATERIAL"] ?? "../shared",
  "csdl",
  GOV,
);

function modelOf(text: string): Model {
  const { document, diagnostics } = parseCsdl(text, { file: "x.xml" });
  if (document === undefined) throw new Error(diagnostics[0]?.message);
  const built = buildModel([document]);
  expect(hasErrors([...built.diagnostics, ...checkModel(built.model)])).toBe(false);
  return built.model;
}

/** A slice as text, and the references that lead out of it. */
function sliceOf(model: Model, selection: Selection): unknown {
  const { model: slice, cuts, problems } = selectModel(model, selection);
  const replaced = cuts.filter(({ replacedBy }) => replacedBy !== undefined);
  return { text: writeCsdl(slice), replaced, problems };
}

/** Any roots of a model, followed to any depth. */
function selections(model: Model): fc.Arbitrary<Selection> {
  const { entitySets = [], singletons = [], actionImports = [] } = model.container ?? {};
  const names = [...entitySets, ...singletons, ...actionImports].map(({ name }) => name);
  return fc.record({
    roots: fc.uniqueArray(fc.constantFrom(...names, ...model.types.keys()), {
      minLength: 1,
      maxLength: 3,
    }),
    navigation: fc.constantFrom("contained" as const, "all" as const, 0, 1, 2),
  });
}

function expectSameSlices(model: Model, numRuns: number): void {
  fc.assert(
    fc.property(selections(model), (selection) => {
      const reduced = modelOf(writeCsdl(reduceModel(model, selection)));
      expect(sliceOf(reduced, selection)).toEqual(sliceOf(model, selection));
    }),
    { numRuns },
  );
}

describe("a slice of reduced metadata is that of all of it", () => {
  test("of a library", () => {
    expectSameSlices(modelOf(LIBRARY), 200);
  });

  test("of metadata in which everything leads somewhere", () => {
    const wide = readFileSync(new URL("../wide.csdl.xml", import.meta.url), "utf8");
    expectSameSlices(modelOf(wide), 200);
  });

  if (!existsSync(material)) {
    test.skip(`of Graph: GRAPHSLICE_MATERIAL/csdl/${GOV} is absent`);
  } else {
    test("of Graph", { timeout: 120_000 }, () => {
      expectSameSlices(modelOf(readFileSync(material, "utf8")), 60);
    });
  }
});

test("a type at which slices end is there without members, below the ancestor that stands in for it", () => {
  const text = writeCsdl(reduceModel(modelOf(LIBRARY), { roots: ["books"] }));
  expect(text).toContain('<EntityType Name="person" BaseType="contoso.library.item"/>');
  expect(text).not.toContain("address");
});

test("it keeps its namespace, even if nothing else of that is needed", () => {
  const other = LIBRARY.replace(
    '<NavigationProperty Name="author" Type="library.person"/>',
    '<NavigationProperty Name="author" Type="contoso.library.archive.shelf"/>',
  );
  const text = writeCsdl(reduceModel(modelOf(other), { roots: ["books"] }));
  expect(text).toMatch(
    /<Schema Namespace="contoso\.library\.archive".*>\s*<EntityType Name="shelf" BaseType="contoso\.library\.item"\/>\s*<\/Schema>/,
  );
});
