import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDecimals,
  compareDecimals,
  divideDecimals,
  formatDecimal,
  multiplyDecimals,
  readDecimal,
  readDecimalValue,
  roundDecimal,
} from "../../../src/query/values/decimal.js";

const decimal = (text: string) => readDecimal(text) ?? { digits: 0n, scale: -1 };

describe("a decimal", () => {
  it.each([
    ["1.50", "1.5"],
    ["-0.0", "0"],
    ["+42", "42"],
    ["-1.234567e3", "-1234.567"],
    ["1e3", "1000"],
    ["0.00000000000000000001", "0.00000000000000000001"],
  ])("%s is written %s", (text, written) => {
    expect(formatDecimal(decimal(text))).toBe(written);
  });

  it.each(["", "x", "1.", ".5", "1e", "NaN", "1e1001", "1e999999999"])("is not %s", (text) => {
    expect(readDecimal(text)).toBeUndefined();
  });

  it("computes and compares exactly", () => {
    const parts = fc.tuple(fc.bigInt({ min: -(10n ** 25n), max: 10n ** 25n }), fc.nat(6));
    const property = fc.property(parts, parts, ([a, aScale], [b, bScale]) => {
      const [x, y] = [
        { digits: a, scale: aScale },
        { digits: b, scale: bScale },
      ];
      // All of them as whole millionths.
      const [left, right] = [a * 10n ** BigInt(6 - aScale), b * 10n ** BigInt(6 - bScale)];
      const show = (digits: bigint, scale: number) => formatDecimal({ digits, scale });
      const same = (found: typeof x | undefined, digits: bigint, scale: number): void => {
        expect(found && compareDecimals(found, { digits, scale }), show(digits, scale)).toBe(0);
      };
      same(addDecimals(x, y), left + right, 6);
      same(multiplyDecimals(x, y), left * right, 12);
      expect(compareDecimals(x, y)).toBe(left < right ? -1 : left > right ? 1 : 0);
    });
    fc.assert(property, { seed: 5, numRuns: 2000 });
  });

  it("compares numbers of JSON with longer ones", () => {
    expect(compareDecimals(0.1, decimal("0.10000000000000000001"))).toBe(-1);
    expect(compareDecimals(decimal("0.1"), 0.1)).toBe(0);
    expect(readDecimalValue("2.50")).toBe(2.5);
    expect(compareDecimals(readDecimalValue("2.50") ?? 0, decimal("2.5"))).toBe(0);
  });

  it("divides to 28 digits and more, and rounds halves away from zero", () => {
    const third = divideDecimals(1, 3);
    expect(third && formatDecimal(third)).toBe("0.33333333333333333333333333333");
    expect(formatDecimal(roundDecimal(decimal("-2.5"), "nearest"))).toBe("-3");
    expect(formatDecimal(roundDecimal(decimal("2.49"), "nearest"))).toBe("2");
    expect(formatDecimal(roundDecimal(decimal("-2.1"), "floor"))).toBe("-3");
    expect(formatDecimal(roundDecimal(decimal("-2.9"), "ceiling"))).toBe("-2");
  });
});
