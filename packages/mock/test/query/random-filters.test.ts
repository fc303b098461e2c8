import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { conditions } from "./random/conditions.js";
import { samples, toThing } from "./random/sample.js";
import { passes } from "./school.js";

describe("a random filter", () => {
  it("gives what a plain evaluation in JavaScript gives", () => {
    let held = 0;
    const property = fc.property(conditions([], 3), samples(2), ({ text, run }, sample) => {
      const expected = run(sample, { $it: sample }) === true;
      if (expected) held++;
      expect(passes(text, toThing(sample)), text).toBe(expected);
    });
    fc.assert(property, { numRuns: 12_000, seed: 20_240_229 });
    // Neither answer is rare, or little would be shown.
    expect(held).toBeGreaterThan(3_000);
    expect(held).toBeLessThan(9_000);
  }, 120_000);
});
