import { describe, expect, test } from "vitest";
import * as validation from "../../src/validation/index.js";
import { valueTables } from "./value-tables.js";

const exported: Readonly<Record<string, unknown>> = validation;

function testOf(name: string): (value: unknown) => boolean {
  const found = exported[name];
  if (typeof found !== "function") throw new TypeError(`${name} is not exported`);
  return (value) => found(value) === true;
}

describe.each(Object.entries(valueTables))("%s", (name, { want, reject }) => {
  const is = testOf(`is${name}`);
  const nullable = testOf(`nullable${name}`);

  test.each(want.map((value) => [value]))("accepts %j", (value) => {
    expect([is(value), nullable(value)]).toEqual([true, true]);
  });

  test.each(reject.map((value) => [value]))("rejects %j", (value) => {
    expect([is(value), nullable(value)]).toEqual([false, false]);
  });

  test("only where it may be null accepts null and absence", () => {
    expect([null, undefined].map(is)).toEqual([false, false]);
    expect([null, undefined].map(nullable)).toEqual([true, true]);
  });

  test("survives what no JSON parser makes", () => {
    const hostile = { valueOf: 1, toString: 2, [Symbol.toPrimitive]: 3 };
    for (const value of [hostile, Object.create(null), 1n, Symbol("x"), () => 1, [[hostile]]]) {
      expect(is(value)).toBe(false);
    }
  });
});

test("a long binary value is judged", () => {
  expect(validation.isBinary("Zm9v".repeat(5_000_000))).toBe(true);
  expect(validation.isBinary(`${"Zm9v".repeat(5_000_000)}*`)).toBe(false);
});

test("anything is what JSON can say", () => {
  expect([null, 0, "", [], {}, undefined].every((value) => validation.isAnything(value))).toBe(
    true,
  );
  expect([() => 1, Symbol("x"), 1n].some((value) => validation.isAnything(value))).toBe(false);
});

test("MaxLength counts characters, not code units", () => {
  const { isLongerThan } = validation;
  expect([isLongerThan("abc", 3), isLongerThan("😀😀😀", 3), isLongerThan(1, 0)]).toEqual([
    false,
    false,
    false,
  ]);
  expect([isLongerThan("abcd", 3), isLongerThan("😀😀😀😀", 3)]).toEqual([true, true]);
});
