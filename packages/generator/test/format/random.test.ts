import fc from "fast-check";
import { expect, test } from "vitest";
import { randomCsdl } from "../../../csdl/test/write/random-csdl.js";
import { readSlice } from "../../src/read-slice.js";
import { generateClient, generateModels } from "../generate-models.js";
import { formatFile } from "./format-file.js";
import { stretchNames, type Stretch } from "./stretch-names.js";

const stretch: fc.Arbitrary<Stretch> = fc.record({
  members: fc.array(fc.integer({ min: 0, max: 112 }), { minLength: 1, maxLength: 7 }),
  types: fc.nat(29),
});

const csdl = fc
  .tuple(randomCsdl, stretch)
  .map(([text, lengths]) => stretchNames(text, lengths))
  // In one of a hundred documents two members have one name.
  .filter((text) => sliceOf(text) !== undefined);

function sliceOf(text: string): ReturnType<typeof readSlice>["slice"] {
  return readSlice({ metadata: { file: "input.csdl.xml", text }, selection: { roots: [] } }).slice;
}

test("Prettier leaves whatever is generated as it is", { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(csdl, async (text) => {
      const packages = [await generateModels({ text }), await generateClient({ text })];
      for (const [path, emitted] of packages.flatMap((files) => Object.entries(files))) {
        // They are the same whatever is generated.
        if (path === "src/odata.ts" || path === "tsconfig.json") continue;
        expect(await formatFile(path, emitted), path).toBe(emitted);
      }
    }),
    { numRuns: 60 },
  );
});

test("names are stretched until lines are broken in every way", { timeout: 30_000 }, async () => {
  const texts = fc.sample(csdl, { numRuns: 30, seed: 1 });
  const packages = await Promise.all(
    texts.flatMap((text) => [generateModels({ text }), generateClient({ text })]),
  );
  const all = packages.flatMap((files) => Object.values(files)).join("\n");
  expect(all).toMatch(/^export type \w+ =\n {2}\w/m);
  expect(all).toMatch(/^ {2}\| OData\.Exactly<\n/m);
  expect(all).toMatch(/^export interface \w+\n {2}extends OData/m);
  expect(all).toMatch(/^ {2}\w+\??:\n/m);
  expect(all).toMatch(/^import type \{\n/m);
  expect(all).toMatch(/^ {2}extends\n {4}Runtime/m);
  expect(all).toMatch(/^ {2}readonly \w+: Runtime\.\w+<\n/m);
  expect(all).toMatch(/^ {2}\(\n {4}\w+: \w+,\n {2}\): /m);
});
