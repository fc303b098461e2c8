import fc from "fast-check";
import { expect, test } from "vitest";
import { checkModel } from "../../src/check/check-model.js";
import { formatDiagnostic } from "../../src/diagnostic.js";
import type { Model } from "../../src/model.js";
import { explainType, selectModel, type Selection } from "../../src/select/select-model.js";
import { writeCsdl } from "../../src/write/write-csdl.js";
import { describeModel } from "../write/describe-model.js";
import { randomCsdl } from "../write/random-csdl.js";
import { readModel } from "../write/read-model.js";
import { leaksOf } from "./find-links.js";

const types = ["thing", "part", "size", "frame", "color", "weight"].map((name) => `shop.${name}`);
const selections: fc.Arbitrary<Selection> = fc.record({
  roots: fc.subarray([...types, "/things", "/best", "/things/shop.part"], { minLength: 1 }),
  exclude: fc.subarray([...types, "*/id", "shop.*/n*", "shop.o*", "shop.*/p*"], { maxLength: 2 }),
  navigation: fc.constantFrom("contained" as const, "all" as const, 1),
});

test("without roots any model is the same again", () => {
  fc.assert(
    fc.property(randomCsdl, (csdl) => {
      const model = readModel(csdl);
      const selected = selectModel(model, { roots: [] });
      expect(describeModel(selected.model)).toEqual(describeModel(model));
    }),
  );
});

test("any slice of any model stands by itself, explains its types, and writes and reads", () => {
  const errorsOf = (model: Model): readonly string[] =>
    checkModel(model)
      .filter(({ severity }) => severity === "error")
      .map(formatDiagnostic);
  fc.assert(
    fc.property(randomCsdl, selections, (csdl, selection) => {
      const model = readModel(csdl);
      const slice = selectModel(model, selection);
      expect(leaksOf(slice.model, model)).toEqual([]);
      expect([...slice.reasons.keys()]).toEqual([...slice.model.types.keys()]);
      for (const name of slice.reasons.keys()) {
        expect(explainType(name, slice.reasons).at(-1)?.reason).toMatch(/^(root|on the way of) /);
      }
      const known = errorsOf(model);
      expect(errorsOf(slice.model).filter((error) => !known.includes(error))).toEqual([]);
      if (slice.model.types.size === 0) return;
      const text = writeCsdl(slice.model);
      expect(writeCsdl(readModel(text))).toBe(text);
    }),
    { numRuns: 300 },
  );
});
