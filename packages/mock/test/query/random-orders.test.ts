import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { selectPage } from "../../src/query/select-page.js";
import { conditions } from "./random/conditions.js";
import { samples, toThing, type Plain } from "./random/sample.js";
import { operands, type Values } from "./random/values.js";
import { navigator, query } from "./school.js";

const keys: Values = fc.oneof(
  { weight: 4, arbitrary: operands([]).map(([key]) => key) },
  // A condition is a key, too.
  conditions([], 1).map(({ text, run }) => ({ text: `(${text})`, run })),
);

/** Null comes first, and then what is no number (OData 4.0 Part 1 §11.2.5.2). */
function rank(value: Plain): number {
  return value === null ? 0 : Number.isNaN(value) ? 1 : 2;
}

function compare(a: Plain, b: Plain): number {
  if (rank(a) !== 2 || rank(b) !== 2) return rank(a) - rank(b);
  // Both are of the key's type.
  return (a as number) < (b as number) ? -1 : (a as number) > (b as number) ? 1 : 0;
}

describe("a random order", () => {
  it("is that of a plain sort in JavaScript", () => {
    const property = fc.property(
      fc.array(fc.tuple(keys, fc.boolean()), { minLength: 1, maxLength: 3 }),
      fc.array(samples(1), { maxLength: 12 }),
      (order, list) => {
        const items = list.map((sample) => ({ sample, item: toThing(sample) }));
        const expected = items.toSorted((a, b) => {
          for (const [{ run }, isDescending] of order) {
            const [x, y] = [a, b].map(({ sample }) => run(sample, { $it: sample }));
            const result = compare(x ?? null, y ?? null);
            if (result !== 0) return isDescending ? -result : result;
          }
          return 0;
        });
        const text = order.map(([key, isDescending]) => key.text + (isDescending ? " desc" : ""));
        const bound = query(`$orderby=${encodeURIComponent(text.join(","))}`);
        const page = selectPage(
          items.map(({ item }) => item),
          bound,
          navigator,
        );
        expect(page.items.map((item) => items.findIndex((each) => each.item === item))).toEqual(
          expected.map(({ item }) => items.findIndex((each) => each.item === item)),
        );
      },
    );
    fc.assert(property, { numRuns: 1500, seed: 20_240_301 });
  }, 120_000);
});
