import fc from "fast-check";
import { expect, test } from "vitest";
import { writeCsdl } from "../../src/write/write-csdl.js";
import { describeModel } from "./describe-model.js";
import { randomCsdl } from "./random-csdl.js";
import { readModel } from "./read-model.js";

test("any model, written and read again, is the same model and the same text", () => {
  fc.assert(
    fc.property(randomCsdl, (csdl) => {
      const model = readModel(csdl);
      const text = writeCsdl(model);
      const again = readModel(text);
      expect(describeModel(again)).toEqual(describeModel(model));
      expect(writeCsdl(again)).toBe(text);
    }),
    { numRuns: 300 },
  );
});
